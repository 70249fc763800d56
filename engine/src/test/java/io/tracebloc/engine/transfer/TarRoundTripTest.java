package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.DatasetFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What our headers describe, BusyBox's and the host's tar unpack, byte for byte. */
class TarRoundTripTest {
  @Provide
  Arbitrary<Map<String, Integer>> members() {
    var part =
        Arbitraries.strings()
            .withChars("ab-. \n\t\\'\"$`*?[]éж日")
            .withChars('\u0001', '\u007f')
            .ofMinLength(1)
            .ofMaxLength(80)
            .filter(text -> !text.contains("/") && !text.equals(".") && !text.equals(".."));
    var nested =
        net.jqwik.api.Combinators.combine(part, part).as((first, second) -> first + "/d/" + second);
    return Arbitraries.maps(
            Arbitraries.oneOf(part, nested), Arbitraries.integers().between(0, 3000))
        .ofMinSize(1)
        .ofMaxSize(8)
        .filter(TarRoundTripTest::isTree);
  }

  /** No name may be both a file and a directory. */
  private static boolean isTree(Map<String, Integer> members) {
    return members.keySet().stream()
        .noneMatch(
            name -> members.keySet().stream().anyMatch(other -> other.startsWith(name + "/")));
  }

  @Property(tries = 25)
  void unpacksToTheSameFiles(@ForAll("members") Map<String, Integer> members) throws Exception {
    for (var tools : Toolset.values()) {
      if (tools.available()) {
        roundTrip(tools, new TreeMap<>(members));
      }
    }
  }

  private static void roundTrip(Toolset tools, Map<String, Integer> members) throws Exception {
    var folder = Files.createTempDirectory("tar-round-trip");
    try {
      var tar =
          tools == Toolset.BUSYBOX
              ? new String[] {"/usr/bin/busybox", "tar"}
              : new String[] {"tar"};
      var command = new java.util.ArrayList<>(Arrays.asList(tar));
      command.addAll(java.util.List.of("-xf", "-", "-C", folder.toString()));
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var out = process.getOutputStream()) {
        for (var member : members.entrySet()) {
          var name = name(member.getKey());
          assertThat(TarHeader.of(name, 0, 0)).hasSize((int) TarHeader.size(name));
          out.write(TarHeader.of(name, member.getValue(), 0));
          out.write(content(member.getValue()));
          out.write(new byte[(int) (TarHeader.padded(member.getValue()) - member.getValue())]);
        }
        out.write(new byte[1024]);
      }
      var complaints = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(complaints).isZero();
      for (var member : members.entrySet()) {
        assertThat(Files.readAllBytes(folder.resolve(member.getKey())))
            .isEqualTo(content(member.getValue()));
      }
    } finally {
      try (var paths = Files.walk(folder)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static byte[] name(String target) {
    return TransferPlan.encode(new DatasetFile(Path.of("unused"), target, 0, 0));
  }

  private static byte[] content(int size) {
    var bytes = new byte[size];
    Arrays.fill(bytes, (byte) size);
    return bytes;
  }

  @Example
  void sizesOf8GiBAndMoreAreBinary() throws IOException, InterruptedException {
    var header = TarHeader.of(name("huge"), (8L << 30) + 5, 0);
    assertThat(header[124] & 0xff).isEqualTo(0x80);
    var process = new ProcessBuilder("tar", "-tvf", "-").redirectErrorStream(true).start();
    try (var out = process.getOutputStream()) {
      out.write(header);
    }
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("8589934597");
    assertThat(process.waitFor()).as("the content is missing").isNotZero();
  }
}
