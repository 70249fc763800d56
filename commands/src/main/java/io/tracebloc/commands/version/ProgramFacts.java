package io.tracebloc.commands.version;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Table;
import io.tracebloc.engine.ingest.SpecSchema;
import java.util.Locale;

/**
 * What this program is.
 *
 * @param build what the build wrote down
 * @param java the virtual machine that it runs on
 * @param platform system and processor, as Java calls them
 */
public record ProgramFacts(BuildFacts build, String java, String platform) {
  /** The facts of this build in this process. */
  public static ProgramFacts of(BuildFacts build) {
    return new ProgramFacts(
        build,
        System.getProperty("java.vm.version") + " (" + System.getProperty("java.vendor") + ")",
        System.getProperty("os.name").toLowerCase(Locale.ROOT)
            + "/"
            + System.getProperty("os.arch"));
  }

  /** As people read it. */
  public Table table() {
    return new Table()
        .row("Version:", build.version())
        .row("Git commit:", build.commit())
        .row("Build date:", build.date())
        .row("Ingest schema:", SpecSchema.EMBEDDED_VERSION)
        .row("Java:", java)
        .row("Platform:", platform);
  }

  /** The reference CLI's fields, with Java in place of Go ({@code contract/protocol.md} 7). */
  Document document() {
    return new Document()
        .put("version", build.version())
        .put("git_sha", build.commit())
        .put("build_date", build.date())
        .put("ingest_schema", SpecSchema.EMBEDDED_ID)
        .put("java_version", java)
        .put("platform", platform);
  }
}
