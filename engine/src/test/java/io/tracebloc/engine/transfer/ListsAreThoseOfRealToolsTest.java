package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.engine.local.DigestCache;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is computed here about lists is what BusyBox and GNU tools print. */
class ListsAreThoseOfRealToolsTest {
  @TempDir Path folder;

  private String run(Toolset tools, String script) throws Exception {
    var builder = new ProcessBuilder("sh", "-c", script).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.path(folder.resolve("bin")) + ":/usr/bin:/bin");
    builder.environment().put("LC_ALL", "C");
    var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(process.waitFor()).isZero();
    return output.strip().split(" ", 2)[0];
  }

  /** Puts the files where a volume would have them, and their names in a list. */
  private LocalFiles onTheVolume() throws Exception {
    var files = LocalFiles.hostile(folder.resolve("local"));
    var names = new ByteArrayOutputStream();
    for (var file : files) {
      var copy = folder.resolve("volume").resolve(file.target());
      Files.createDirectories(copy.getParent());
      Files.copy(file.source(), copy);
      long seconds = TarHeader.seconds(file.modified());
      Files.setLastModifiedTime(copy, FileTime.from(seconds, TimeUnit.SECONDS));
      names.writeBytes(TransferPlan.listed(TransferPlan.encode(file)));
    }
    Files.write(folder.resolve("names"), names.toByteArray());
    return files;
  }

  @ParameterizedTest
  @EnumSource
  void theDigestOfAListOfDigests(Toolset tools) throws Exception {
    assumeTrue(tools.available());
    var files = onTheVolume();
    for (var digest : new Digest[] {Digest.SHA256, Digest.MD5}) {
      var list = new DigestList(digest);
      var reader = new ItemReader(digest, DigestCache.NONE, ReadAhead.NONE);
      for (var file : files) {
        var name = TransferPlan.listed(TransferPlan.encode(file));
        list.add(reader.digest(file), Arrays.copyOf(name, name.length - 1));
      }
      var tool = digest.command();
      var seen = run(tools, "cd volume && cat ../names | xargs -0 " + tool + " | " + tool);
      assertThat(list.answers()).as(tool).contains(seen);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aListingOfSizesAndTimes(Toolset tools) throws Exception {
    assumeTrue(tools.available());
    var files = onTheVolume();
    var plan = TransferPlan.of(files);
    var digests = new FileDigests(files.count(), Digest.SHA256.length());
    var manifest = new Manifest(files, plan, Digest.SHA256, digests, Manifest.Times.OF_SOURCE);
    for (var listing : Manifest.Listing.values()) {
      var seen =
          run(
              tools,
              "cd volume && cat ../names | xargs -0 stat -c '"
                  + listing.format()
                  + "' | sha256sum");
      assertThat(manifest.listing(listing)).as("%s", listing).isEqualTo(seen);
    }
    var written = new ByteArrayOutputStream();
    manifest.writeTo(written);
    assertThat(manifest.size()).isEqualTo(written.size());
  }
}
