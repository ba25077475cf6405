package org.treatmentcourse.bench;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.evaluation.course.Assessment;
import org.treatmentcourse.evaluation.course.rules.Explanation;
import org.treatmentcourse.evaluation.course.rules.FactReader;
import org.treatmentcourse.evaluation.course.rules.RuleBook;

/** What a decision costs: {@code infra/bench/run rules}. A call takes the next of a handful of patients with different findings. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class Rules {
  private record Row(String says, double quantile, double goalMicros) {}

  private static final Map<String, Row> ROWS =
      Map.of(
          "evaluate", new Row("all rules, one patient", 50, 20),
          "explain", new Row("explanation with counterfactuals", 99, 5_000),
          "load", new Row("loading the pack", 50, 100_000));

  private final EvaluationPolicy policy = new PolicyBook<>("evaluation", EvaluationPolicy.class).defaults();
  private final List<Patients.Patient> patients = Patients.all(policy);
  private int next;

  private Patients.Patient patient() {
    next = (next + 1) % patients.size();
    return patients.get(next);
  }

  /** From what is stored of a course to findings and recommendation. */
  @Benchmark
  public Assessment evaluate() {
    Patients.Patient patient = patient();
    return RuleBook.assess(FactReader.snapshot(patient.referral(), patient.facts(), patient.told(), patient.asOf(), policy), patient.scope(), policy);
  }

  @Benchmark
  public Explanation explain() {
    Patients.Patient patient = patient();
    return Explanation.of(FactReader.snapshot(patient.referral(), patient.facts(), patient.told(), patient.asOf(), policy), patient.scope(), policy);
  }

  /** Read, checked against its schema, its names and ranges. */
  @Benchmark
  public EvaluationPolicy load() {
    return new PolicyBook<>("evaluation", EvaluationPolicy.class).defaults();
  }

  public static void main(String[] args) throws RunnerException, IOException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(Rules.class.getName() + "\\..*")
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(3))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(3))
                    .forks(2)
                    .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    line("%-36s %12s %12s %12s %14s %s", "", "p50", "p99", "calls", "goal", "met");
    for (RunResult result : results) {
      Row row = ROWS.get(result.getPrimaryResult().getLabel());
      if (row == null) {
        throw new IllegalStateException("no row for " + result.getPrimaryResult().getLabel());
      }
      Statistics all = result.getPrimaryResult().getStatistics();
      boolean met = all.getPercentile(row.quantile()) <= row.goalMicros();
      line(
          "%-36s %9.1f \u00b5s %9.1f \u00b5s %12d %14s %s",
          row.says(), all.getPercentile(50), all.getPercentile(99), all.getN(), "p%.0f \u2264 %.0f \u00b5s".formatted(row.quantile(), row.goalMicros()), met ? "yes" : "NO");
    }
  }

  private static void line(String format, Object... values) {
    System.out.println(format.formatted(values));
  }
}
