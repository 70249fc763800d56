package io.tracebloc.commands.info;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Table;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The releases of a cluster as rows and as a document. */
final class SurveyFacts implements View {
  private final SurveyReport report;
  private final Wording wording;

  SurveyFacts(SurveyReport report, Wording wording) {
    this.report = report;
    this.wording = wording;
  }

  private List<InstalledRelease> releases() {
    return report.survey().releases();
  }

  @Override
  public List<String> lines(boolean wide) {
    if (releases().isEmpty()) {
      return List.of("No release of a known platform was found.");
    }
    var table = new Table();
    var header =
        List.of(
            "NAMESPACE", "RELEASE", "PLATFORM", "CHART", "STATUS", "TARGET", "OFFER", "STORAGE");
    row(table, header, wide, "MOUNT PATH");
    for (var release : releases()) {
      release.targets().forEach(target -> row(table, release, target, wide));
    }
    return table.lines();
  }

  private static void row(Table table, InstalledRelease release, Target target, boolean wide) {
    var cells =
        List.of(
            Printable.of(release.namespace()),
            Printable.of(release.name()),
            Printable.of(release.platform()),
            Printable.of(release.chart() + "-" + release.chartVersion()),
            Printable.of(release.status()),
            Printable.of(target.name()),
            target.offer().word(),
            TargetTable.storage(target.storage()));
    row(table, cells, wide, target.mountPath().map(Printable::of).orElse("<none>"));
  }

  private static void row(Table table, List<String> cells, boolean wide, String last) {
    var all = new ArrayList<>(cells);
    if (wide) {
      all.add(last);
    }
    table.row(all.toArray(String[]::new));
  }

  @Override
  public Document document() {
    return new Document()
        .put("context", Optional.of(report.context()).filter(name -> !name.isEmpty()))
        .put(
            "releases",
            releases().stream()
                .map(
                    release ->
                        new ReleaseFacts(
                                new ReleaseReport(
                                    report.context(), release, Optional.<TokenReport>empty()),
                                wording)
                            .document())
                .toList())
        .put("warnings", report.survey().warnings().stream().map(wording::fill).toList());
  }

  @Override
  public List<String> warnings() {
    var warnings = new ArrayList<String>();
    report.survey().warnings().stream().map(wording::fill).forEach(warnings::add);
    for (var release : releases()) {
      var place = Printable.of(release.namespace() + "/" + release.name()) + ": ";
      release.warnings().forEach(warning -> warnings.add(place + wording.fill(warning)));
    }
    return warnings;
  }

  @Override
  public List<String> gaps() {
    return releases().stream().flatMap(release -> ReleaseFacts.gaps(release).stream()).toList();
  }
}
