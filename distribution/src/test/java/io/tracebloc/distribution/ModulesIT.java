package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The runtime holds every module that this project's own classes use. */
class ModulesIT {
  private static final Path LIB = Path.of(System.getProperty("distribution"), "lib");

  @Test
  void noModuleOfTheJdkIsMissing() {
    var arguments = new ArrayList<>(List.of("--multi-release", "25", "--ignore-missing-deps"));
    // Only direct uses: libraries name parts of java.desktop that nothing here reaches.
    arguments.addAll(List.of("-summary"));
    arguments.add(LIB.resolve("tracebloc.jar").toString());
    var output = new StringWriter();
    var code =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(output), new PrintWriter(output), arguments.toArray(String[]::new));
    assertThat(code).as(output.toString()).isZero();
    assertThat(modules(output.toString())).isNotEmpty().isSubsetOf(Assemble.MODULES);
  }

  private static List<String> modules(String summary) {
    return summary
        .lines()
        .flatMap(line -> Stream.of(line.substring(line.indexOf("->") + 2).strip()))
        .filter(name -> name.startsWith("java.") || name.startsWith("jdk."))
        .distinct()
        .toList();
  }
}
