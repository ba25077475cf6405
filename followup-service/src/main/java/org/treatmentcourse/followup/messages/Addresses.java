package org.treatmentcourse.followup.messages;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.web.Guard;
import tools.jackson.core.JacksonException;

/** Asks intake how a patient may be written to, when it is time to. Nothing of the answer is kept. */
final class Addresses implements AutoCloseable {
  private final URI intake;
  private final Path token;
  private final Guard guard;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(1)).build();

  /** @param token file with a bearer token of the role {@code messenger}; read each time, so it may be replaced */
  Addresses(URI intake, Path token, Guard guard) {
    this.intake = intake;
    this.token = token;
    this.guard = guard;
  }

  /**
   * @param ways that the patient has agreed to, the best one first
   * @param refusal why there is none
   */
  record Reach(@Nullable String language, List<Way> ways, @Nullable String refusal) {}

  /** @param by {@code EMAIL} or {@code SMS} */
  record Way(String by, String address) {}

  /** Nobody can say now. */
  static final class Away extends Exception {
    private static final long serialVersionUID = 1;

    Away(Throwable cause) {
      super(cause);
    }
  }

  Reach of(CourseRef course) throws Away, InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(intake.resolve("/clinics/" + course.clinic() + "/courses/" + course.courseId() + "/reach"))
              .header("Authorization", "Bearer " + Files.readString(token).strip())
              .header("Accept", "application/json")
              .build();
      return guard.call(() -> ask(request));
    } catch (InterruptedException e) {
      throw e;
    } catch (BulkheadFullException | CallNotPermittedException | TimeoutException | ExecutionException | IOException | JacksonException e) {
      throw new Away(e);
    } catch (Exception e) {
      throw new IllegalStateException("intake could not be asked", e);
    }
  }

  private Reach ask(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("intake answers " + response.statusCode());
    }
    return Json.MAPPER.readValue(response.body(), Reach.class);
  }

  @Override
  public void close() {
    guard.close();
    http.shutdownNow();
  }
}
