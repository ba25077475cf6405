package org.treatmentcourse.web.note;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.EvaluationEvent;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.EvaluationEvent.EvaluationOpened;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.decide.BlockReaction;
import org.treatmentcourse.contracts.decide.Decision;
import org.treatmentcourse.contracts.decide.Refusal;
import org.treatmentcourse.messaging.Behaviour;
import org.treatmentcourse.web.Door;

/** The smallest service there can be: one behaviour, one command. */
@NullMarked
@SpringBootApplication
public class NoteApplication {

  @Bean
  Behaviour<Note> behaviour() {
    Behaviour.Builder<Note> builder = Behaviour.of(Service.EVALUATION, Note.class, course -> new Note(false, List.of()));
    Catalogue.all().stream()
        .filter(type -> type.heardBy().contains(Service.EVALUATION))
        .forEach(type -> builder.on(type.record().asSubclass(Event.class), (state, event, when) -> Decision.accept(state.told(type.wire()))));
    return builder.onBlocked(BlockReaction.saying(EvaluationEvent.CourseBlocked::new, EvaluationEvent.CourseUnblocked::new)).build();
  }

  /** What to write down. */
  public record Write(@NotBlank String text) {}

  @RestController
  static class Notes {
    private final Door<Note> door;

    Notes(Door<Note> door) {
      this.door = door;
    }

    @PostMapping("/courses/{courseId}/notes")
    @PreAuthorize("hasRole('clinician')")
    ResponseEntity<?> write(@PathVariable String courseId, @Valid @RequestBody Write body) {
      return door.open(
          courseId,
          body,
          (state, when) ->
              body.text().equals("no")
                  ? Decision.refuse(state, Refusal.of("NOT_THIS", "text", "anything but no"))
                  : Decision.accept(state.told(body.text()), new EvaluationOpened("site", Indication.TRD)));
    }

    @GetMapping("/courses/{courseId}")
    ResponseEntity<?> read(@PathVariable String courseId) {
      return door.view(courseId, state -> state);
    }
  }
}
