package io.tracebloc.commands.doctor;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.ExitCode;
import io.tracebloc.commands.InterruptedOnce;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.CheckOptions;
import io.tracebloc.commands.options.ObjectOutput;
import io.tracebloc.commands.options.RbacOptions;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.doctor.DoctorReport;
import io.tracebloc.engine.doctor.DoctorRequest;
import io.tracebloc.engine.doctor.Verdict.Result;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doctor}: looks for what is in the way of datasets ({@code contract/releases.md} 5). */
@Command(
    name = "doctor",
    description = {
      "Look for what keeps a release from taking datasets, and say what to do about it",
      "",
      "Reads only, unless --probe is given. Exit code 0: ready; 2: a check says that it is not;",
      "3: no usable kubeconfig, or no client in the namespace.",
      ""
    })
public final class DoctorCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final Engine engine;

  @Mixin private DoctorSubject subject;

  @Mixin private CheckOptions checks = new CheckOptions();

  @Option(
      names = "--probe",
      preprocessor = AttachedValue.class,
      description = "Also create a Pod that tries to write to the volume, and remove it again")
  private boolean probe;

  @ArgGroup(validate = false, heading = "%nRights:%n")
  private RbacOptions rbac = new RbacOptions();

  @Mixin private ObjectOutput output = new ObjectOutput();

  @Mixin private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public DoctorCommand(Invocation invocation, Engine engine, DoctorSubject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    if (rbac.wanted()) {
      return printRights();
    }
    if (rbac.given()) {
      throw new InputFailure(
          "--group and --serviceaccount say who is given rights", "Add --rbac to print them");
    }
    var cluster = subject.cluster(invocation.environment());
    var report = examine();
    var remedies = new RemedyText(invocation.host(), cluster, report.namespace(), report.release());
    var code = code(report);
    if (output.object()) {
      invocation
          .streams()
          .result()
          .finish(ReportDocument.of(report, remedies).put("exit_code", code.code()));
    } else {
      var style = invocation.terminal().outputStyle();
      new ReportText(report, remedies, style, verbosity.verbose())
          .lines()
          .forEach(invocation.streams().out()::println);
    }
    return code.code();
  }

  private DoctorReport examine() {
    if (!probe) {
      return look();
    }
    // Ctrl-C must not leave the Pod of a probe behind.
    try (var _ = new InterruptedOnce(invocation).listen()) {
      return look();
    }
  }

  private DoctorReport look() {
    var request =
        new DoctorRequest(subject.release().release(), checks.checks(), probe, checks.dataSize());
    try {
      return engine.examine(
          request, subject.cluster(invocation.environment()), invocation.environment());
    } catch (CredentialFailure unusable) {
      // What the kubeconfig says cannot be used, so nothing was asked.
      throw new LocalFailure(unusable.getMessage(), unusable.remedy(), unusable);
    }
  }

  private static ExitCode code(DoctorReport report) {
    if (report.clientMissing()) {
      return ExitCode.LOCAL;
    }
    return report.status() == Result.FAIL ? ExitCode.INPUT : ExitCode.SUCCESS;
  }

  private Integer printRights() {
    var yaml =
        engine.rights(
            rbac.subject(subject.user()),
            // As in kubectl create rolebinding, the flag means the one who is given rights.
            subject.cluster(invocation.environment()).withoutUser(),
            invocation.environment());
    if (output.object()) {
      invocation
          .streams()
          .result()
          .finish(
              new Document()
                  .put("status", "ok")
                  .put("manifest", yaml)
                  .put("exit_code", ExitCode.SUCCESS.code()));
    } else {
      invocation.streams().out().print(yaml);
    }
    return ExitCode.SUCCESS.code();
  }
}
