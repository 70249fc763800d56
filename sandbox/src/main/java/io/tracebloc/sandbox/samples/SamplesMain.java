package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The program behind {@code scripts/samples}: makes samples and prints the command that pushes
 * each.
 *
 * <p>Exit status: 0 made; 1 a file could not be written; 64 wrong usage.
 */
public final class SamplesMain {
  private SamplesMain() {}

  /** Makes what the arguments ask for: {@code CATEGORY|all DIR [--records N] [--seed N]}. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      make(SamplesRequest.of(arguments), out);
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("samples: " + e.getMessage());
      err.println("Usage: samples CATEGORY|all DIR [--records N] [--seed N]");
      return 64;
    } catch (IOException e) {
      err.println("samples: " + e.getMessage());
      return 1;
    }
  }

  private static void make(SamplesRequest request, PrintStream out) throws IOException {
    for (var sample : request.samples()) {
      var folder = request.folder().resolve(sample.name());
      sample.writeTo(folder, request.records(), request.seed());
      out.println("# " + sample.category() + ": " + request.records() + " records");
      out.println(sample.commandLine(folder));
    }
  }
}
