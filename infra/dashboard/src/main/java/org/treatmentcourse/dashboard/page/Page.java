package org.treatmentcourse.dashboard.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.treatmentcourse.web.Problems.Problem;

/**
 * The files of the page, read once. Asked for anew each time, and sent only if their content has changed: files in a reproducible jar all have the same
 * date. A weak tag, because a strong one would switch compression off.
 */
@RestController
class Page {
  private static final Map<String, MediaType> TYPES =
      Map.of(
          "html", new MediaType("text", "html", StandardCharsets.UTF_8),
          "css", new MediaType("text", "css", StandardCharsets.UTF_8),
          "js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
          "svg", new MediaType("image", "svg+xml", StandardCharsets.UTF_8));

  private final Map<String, PageFile> files = new HashMap<>();

  private record PageFile(MediaType type, String tag, byte[] content) {}

  Page() throws IOException {
    PathMatchingResourcePatternResolver classPath = new PathMatchingResourcePatternResolver();
    read(classPath.getResources("classpath:/page/*.*"));
    read(classPath.getResources("classpath:/page/app/*.*"));
    if (!files.containsKey("index.html") || !files.containsKey("main.js")) {
      throw new IllegalStateException("the files of the page are not on the class path");
    }
  }

  private void read(Resource[] resources) throws IOException {
    for (Resource resource : resources) {
      String name = String.valueOf(resource.getFilename());
      MediaType type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      if (type == null) {
        throw new IllegalStateException("a file of unknown type: " + name);
      }
      byte[] content = resource.getContentAsByteArray();
      files.put(name, new PageFile(type, tag(content), content));
    }
  }

  @GetMapping({"/", "/index.html"})
  ResponseEntity<byte[]> index(ServletWebRequest request) {
    return file("index.html", request);
  }

  @GetMapping("/favicon.svg")
  ResponseEntity<byte[]> icon(ServletWebRequest request) {
    return file("favicon.svg", request);
  }

  @GetMapping("/app/{name}")
  ResponseEntity<byte[]> part(@PathVariable String name, ServletWebRequest request) {
    return file(name, request);
  }

  private ResponseEntity<byte[]> file(String name, ServletWebRequest request) {
    PageFile file = files.get(name);
    if (file == null) {
      throw new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND", null, "the page has no such file");
    }
    if (request.checkNotModified(file.tag())) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(file.tag()).build();
    }
    return ResponseEntity.ok().eTag(file.tag()).cacheControl(CacheControl.noCache()).contentType(file.type()).body(file.content());
  }

  private static String tag(byte[] content) {
    try {
      return "W/\"" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
