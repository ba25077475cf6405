package org.treatmentcourse.dashboard.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers with a weak ETag (a strong one would switch compression off), or with 304 to a caller who has it. */
final class Tags {
  private Tags() {}

  static ResponseEntity<?> answer(ServletWebRequest request, String tag, Object body) {
    String weak = "W/\"" + tag + "\"";
    if (request.checkNotModified(weak)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(weak).build();
    }
    return ResponseEntity.ok().eTag(weak).header("Cache-Control", "private, no-cache").body(body);
  }

  /** Changes if a row comes, goes or changes. */
  static String of(List<VersionedRow> rows, String more) {
    StringBuilder all = new StringBuilder(more);
    rows.forEach(row -> all.append('|').append(row.row().courseId()).append('@').append(row.version()));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
