package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Anybody who can write to the volume can write a manifest: it never leads to a wrong copy. */
@Timeout(120)
class HostileManifestsAreNotBelievedTest {
  @TempDir Path folder;
  private LocalPod pod;
  private LocalFiles files;
  private Path manifest;
  private Path canary;

  @BeforeEach
  void stageACopy() throws IOException {
    pod = new LocalPod(folder, Toolset.BUSYBOX.available() ? Toolset.BUSYBOX : Toolset.HOST);
    files = new LocalFiles(folder.resolve("data")).add("labels.csv", 30).add("images/a", 40);
    send();
    manifest = pod.volume.resolve(".tracebloc-staging/pets.manifest");
    canary = Files.writeString(pod.volume.resolve("canary"), "alive");
  }

  @AfterEach
  void leaveNoProcess() throws IOException {
    pod.close();
  }

  private TransferReport send() {
    return new LocalTransfer(pod).transfer.send(files);
  }

  private Path staged() {
    return pod.volume.resolve(".tracebloc-staging/pets");
  }

  private void assertSentWhole(String why) throws IOException {
    assertThat(send().sentFiles()).as(why).isEqualTo(files.count());
    assertArrived(why);
  }

  private void assertArrived(String why) throws IOException {
    assertThat(LocalFiles.content(staged())).as(why).isEqualTo(files.content());
    assertThat(canary).as(why).hasContent("alive");
    assertThat(pod.names(".tracebloc-staging")).as(why).containsExactly("pets", "pets.manifest");
  }

  private record Entry(String name, String digest, long size, long time) {}

  private static byte[] manifest(String magic, List<Entry> entries) {
    var names = new ByteArrayOutputStream();
    var lines = new StringBuilder();
    for (var entry : entries) {
      names.writeBytes((entry.name() + "\0").getBytes(StandardCharsets.UTF_8));
      lines.append("%s %d %d%n".formatted(entry.digest(), entry.size(), entry.time()));
    }
    var all = new ByteArrayOutputStream();
    var first = "%s %d %d\n".formatted(magic, entries.size(), names.size());
    all.writeBytes(first.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(names.toByteArray());
    all.writeBytes(lines.toString().getBytes(StandardCharsets.UTF_8));
    return all.toByteArray();
  }

  private static final String MAGIC = "tracebloc-manifest 1 sha256sum";

  /** What is true of a file on the volume, under a name of choice. */
  private Entry entry(String name, Path path) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
    return new Entry(
        name,
        HexFormat.of().formatHex(digest),
        Files.size(path),
        Files.getLastModifiedTime(path).to(TimeUnit.SECONDS));
  }

  @Test
  void theOwnOneIsBelieved() throws Exception {
    var labels = entry("./labels.csv", staged().resolve("labels.csv"));
    var picture = entry("./images/a", staged().resolve("images/a"));
    Files.write(manifest, manifest(MAGIC, List.of(labels, picture)));
    assertThat(send().sentFiles()).isZero();
  }

  @Test
  void aWeakDigestIsNoBaseWhereTheReferenceIsAskedFor() throws Exception {
    var md5 = MessageDigest.getInstance("MD5");
    var entries = new ArrayList<Entry>();
    for (var name : List.of("labels.csv", "images/a")) {
      var known = entry("./" + name, staged().resolve(name));
      var weak = HexFormat.of().formatHex(md5.digest(Files.readAllBytes(staged().resolve(name))));
      entries.add(new Entry(known.name(), weak, known.size(), known.time()));
    }
    var weak = manifest("tracebloc-manifest 1 md5sum", entries);
    Files.write(manifest, weak);
    assertThat(send().digest()).isEqualTo(Digest.MD5);
    var strict = LocalTransfer.options(1, Verify.SHA256, Duration.ofSeconds(2));
    var report = new LocalTransfer(pod, strict).transfer.send(files);
    assertThat(report.sentFiles()).isEqualTo(2);
    assertThat(report.digest()).isEqualTo(Digest.SHA256);
    assertArrived("sent again");
  }

  @Test
  void garbageIsNot() throws Exception {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    var valid = Files.readAllBytes(manifest);
    var noise = new byte[10_000];
    random.nextBytes(noise);
    var longName = new byte[3_000_000];
    Arrays.fill(longName, (byte) 'x');
    Map<String, byte[]> cases = new TreeMap<>();
    cases.put("nothing", new byte[0]);
    cases.put("noise", noise);
    cases.put("an endless line", longName);
    cases.put("a line of NULs", new byte[5_000]);
    cases.put("an endless name", join(MAGIC + " 2 24\n", longName));
    cases.put("endless names", join(MAGIC + " 2 3000000\n", longName));
    cases.put("huge counts", join(MAGIC + " 999999999 999999999999\n", valid));
    cases.put("numbers that overflow", join(MAGIC + " 99999999999999999999 24\n", valid));
    cases.put("a size that overflows", join(MAGIC + " 2 99999999999999999999999999\n", valid));
    cases.put("negative", join(MAGIC + " -2 -24\n", valid));
    cases.put("none", join(MAGIC + " 0 0\n", new byte[0]));
    cases.put("another version", join("tracebloc-manifest 2 sha256sum 2 24\n", valid));
    cases.put("another program", join("othertool-manifest 1 sha256sum 2 24\n", valid));
    cases.put("another digest", join("tracebloc-manifest 1 cksum 2 24\n", valid));
    cases.put("words that expand", join("$(touch evil) `id` * 2 24\n", valid));
    for (var hostile : cases.entrySet()) {
      Files.write(manifest, hostile.getValue());
      assertSentWhole(hostile.getKey());
    }
    assertThat(pod.volume.resolve("evil")).doesNotExist();
  }

  private static byte[] join(String first, byte[] rest) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(first.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(rest);
    return all.toByteArray();
  }

  @Test
  void truncatedAnywhereItIsNot() throws Exception {
    var valid = Files.readAllBytes(manifest);
    for (int length = 1; length < valid.length; length += 11) {
      Files.write(manifest, Arrays.copyOf(valid, length));
      assertSentWhole("the first %d bytes".formatted(length));
    }
  }

  @Test
  void namesThatLeadElsewhereAreNot() throws Exception {
    var labels = entry("./labels.csv", staged().resolve("labels.csv"));
    for (var name :
        List.of(
            "./../../canary",
            "../../canary",
            canary.toString(),
            "." + canary,
            "./images/../../../canary",
            "./.",
            "./",
            "./images//a",
            "-rf",
            "")) {
      Files.write(manifest, manifest(MAGIC, List.of(labels, entry(name, canary))));
      assertSentWhole("the name " + name);
    }
  }

  @Test
  void aFileNamedTwiceHidesNoOther() throws Exception {
    var labels = entry("./labels.csv", staged().resolve("labels.csv"));
    var picture = entry("./images/a", staged().resolve("images/a"));
    Files.write(staged().resolve("extra"), new byte[9]);
    Files.write(manifest, manifest(MAGIC, List.of(labels, picture, labels)));
    assertSentWhole("one that is wanted");
  }

  @Test
  void digestsOfAnotherLengthAreNot() throws Exception {
    var labels = entry("./labels.csv", staged().resolve("labels.csv"));
    var picture = entry("./images/a", staged().resolve("images/a"));
    for (var digest : List.of("", "00", picture.digest().substring(32), picture.digest() + "00")) {
      var odd = new Entry(picture.name(), digest, picture.size(), picture.time());
      Files.write(manifest, manifest(MAGIC, List.of(labels, odd)));
      assertSentWhole("the digest " + digest);
    }
  }

  @Test
  void whatIsNoFileIsNotRead() throws Exception {
    var outside = Files.copy(manifest, folder.resolve("outside"));
    Files.delete(manifest);
    Files.createSymbolicLink(manifest, outside);
    assertSentWhole("a link");
    assertThat(outside).exists();
    Files.delete(manifest);
    assertThat(new ProcessBuilder("mkfifo", manifest.toString()).start().waitFor()).isZero();
    assertSentWhole("a pipe");
  }

  @Test
  void behindALinkNothingIsTouched() throws Exception {
    var other = Files.createDirectories(pod.volume.resolve("other"));
    Files.move(staged().resolve("images/a"), other.resolve("a"));
    var labels = entry("./labels.csv", staged().resolve("labels.csv"));
    var picture = entry("./images/a", other.resolve("a"));
    Files.delete(staged().resolve("images"));
    Files.createSymbolicLink(staged().resolve("images"), Path.of("../../other"));
    Files.write(manifest, manifest(MAGIC, List.of(labels, picture)));
    Files.write(files.source(1), new byte[40]);
    files = files.refreshed();
    assertSentWhole("a link in place");
    assertThat(Files.size(other.resolve("a"))).isEqualTo(40);
    assertThat(entry("./images/a", other.resolve("a"))).isEqualTo(picture);
  }

  @Test
  void oneThatIsWrongAboutContentsIsOverruledByTheFilesThatAreSent() throws Exception {
    var labels = entry("./labels.csv", staged().resolve("labels.csv"));
    var picture = entry("./images/a", staged().resolve("images/a"));
    var swapped = new Entry(picture.name(), labels.digest(), picture.size(), picture.time());
    Files.write(manifest, manifest(MAGIC, List.of(labels, swapped)));
    assertThat(send().sentFiles()).isEqualTo(1);
    assertArrived("a digest of something else");
  }
}
