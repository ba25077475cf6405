package org.treatmentcourse.intake.coverage;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.CoverageStatus;
import org.treatmentcourse.contracts.PlanType;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.intake.ClinicTerms;
import org.treatmentcourse.intake.course.Coverage;
import org.treatmentcourse.intake.course.CourseFile;
import org.treatmentcourse.intake.course.Covering;
import org.treatmentcourse.intake.course.Covering.Outcome;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.messaging.Activity;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.messaging.Commands.Answer;

/**
 * Claims questions about coverage, asks the payer, and brings the answers in. Any number of instances may do it: a claim is a commit, one that was not
 * answered lapses, and the payer is given the same key again.
 */
public final class CoverageChecks implements Activity {
  private static final Logger LOG = LoggerFactory.getLogger(CoverageChecks.class);
  private static final int AT_ONCE = 20;

  private final Commands<Intake> commands;
  private final MongoTemplate mongo;
  private final Payer payer;
  private final ClinicTerms terms;
  private final Duration lapse;
  private final AtomicInteger asking = new AtomicInteger();
  private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();

  /** @param lapse after which a claim that was not answered is taken over; longer than asking ever takes */
  public CoverageChecks(Commands<Intake> commands, MongoTemplate mongo, Payer payer, ClinicTerms terms, Duration lapse) {
    this.commands = commands;
    this.mongo = mongo;
    this.payer = payer;
    this.terms = terms;
    this.lapse = lapse;
  }

  /** Open questions while the payer is away keep nobody waiting, so only those count that are being asked. */
  @Override
  public Optional<String> busy() {
    return asking.get() == 0 ? Optional.empty() : Optional.of("asking about coverage");
  }

  /** Puts the open questions, and returns when each has been answered or put back. */
  public void look() {
    List<Callable<Boolean>> work = new ArrayList<>();
    open().forEach(course -> work.add(() -> check(course)));
    try {
      askers.invokeAll(work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<CourseRef> open() {
    Query query =
        Query.query(
                where("state.file.coverage.status")
                    .in(CoverageStatus.NOT_CHECKED.name(), CoverageStatus.CHECKING.name())
                    .and("state.file.coverage.planType")
                    .ne(PlanType.SELF_PAY.name())
                    .and("state.is")
                    .in("Collecting", "Completed"))
            // Whoever waits longest is asked about first: one question that never gets an answer must not stand in the way.
            .with(Sort.by("state.file.coverage.since"))
            .limit(AT_ONCE);
    query.fields().include("clinic");
    return mongo.find(query, Document.class, "courses").stream()
        .map(document -> new CourseRef(document.getString("clinic"), document.getString("_id")))
        .toList();
  }

  private boolean check(CourseRef course) {
    asking.incrementAndGet();
    try {
      return commands.runInternally(course, "coverage-claim", (state, when) -> Covering.claim(state, lapse, when)) instanceof Answer.Done && ask(course);
    } catch (Payer.NotAsked e) {
      LOG.debug("not asked about {}", course.courseId(), e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException e) {
      LOG.warn("the question about course {} waits: {}", course.courseId(), e.toString());
      return false;
    } finally {
      asking.decrementAndGet();
    }
  }

  private boolean ask(CourseRef course) throws Payer.NotAsked, InterruptedException {
    CourseFile file = commands.current(course).map(current -> Intake.fileOf(current.state())).orElse(null);
    Coverage coverage = file == null ? null : file.coverage();
    if (coverage == null || coverage.payer() == null || coverage.memberId() == null) {
      return false;
    }
    String key = CourseIds.uuid5(UUID.fromString(course.courseId()), "coverage/" + coverage.check()).toString();
    Outcome outcome = payer.ask(new Payer.Question(key, coverage.payer(), coverage.memberId()));
    return commands.runInternally(
            course, "coverage-answer", (state, when) -> Covering.answer(state, coverage.check(), outcome, when, terms.policy(course.clinic())))
        instanceof Answer.Done;
  }
}
