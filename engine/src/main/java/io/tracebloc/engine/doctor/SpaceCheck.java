package io.tracebloc.engine.doctor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * X11: whether a dataset fits. During an ingestion its files are there twice, staged and final
 * ({@code contract/protocol.md} 4.4).
 */
final class SpaceCheck {
  private static final int COPIES = 2;

  /** So much has room nearly anywhere; a volume without it is full. */
  private static final long SMALL_DATASET = 64L << 20;

  private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

  private final Case about;
  private final OptionalLong wanted;

  SpaceCheck(Case about, OptionalLong wanted) {
    this.about = about;
    this.wanted = wanted;
  }

  /**
   * Judges.
   *
   * @param probe what a Pod that tried has seen, if there was one
   * @param disk reads the free space otherwise
   */
  Verdict room(Optional<Probe.Seen> probe, Disk disk) {
    var free = probe.map(Probe.Seen::freeBytes).orElseGet(OptionalLong::empty);
    if (free.isEmpty()) {
      free =
          about.managers().stream()
              .filter(pod -> pod.phase().equals("Running"))
              .findFirst()
              .flatMap(pod -> about.client().mountPath().map(path -> free(disk, pod, path)))
              .orElseGet(OptionalLong::empty);
    }
    return free.isPresent()
        ? judge(free.getAsLong())
        : Verdict.warn(
            "how much is free on the volume is not known",
            Remedy.again("--checks", "X11", "--probe"));
  }

  private OptionalLong free(Disk disk, PodView pod, String path) {
    return disk.free(pod.name(), about.client().api().text("name").orElse("api"), path);
  }

  private Verdict judge(long free) {
    var size = wanted.orElse(SMALL_DATASET);
    if (free < size) {
      return Verdict.fail(
          "%s free, and the dataset needs %s twice".formatted(words(free), words(size)),
          enlarge(size));
    }
    if (free <= COPIES * size) {
      return Verdict.warn(
          "%s free, and a dataset of %s is there twice while it is ingested"
              .formatted(words(free), words(size)),
          enlarge(size));
    }
    return Verdict.ok(
        "%s free: room for a dataset of %s".formatted(words(free), words(free / COPIES)));
  }

  /** The size of a directory of the node is only written on its claim; that of others is real. */
  private Remedy enlarge(long size) {
    var asked = about.claimIfReadable().text("spec", "resources", "requests", "storage");
    if (about.volumeIfReadable().at("spec", "hostPath").isMap()) {
      return Remedy.say(
          "Make room on the node's disk, or delete datasets ({command:datasets list})");
    }
    return asked
        .flatMap(Quantity::parse)
        .map(now -> now.add(BigDecimal.valueOf(size).multiply(BigDecimal.valueOf(COPIES))))
        .map(bytes -> bytes.divide(GIB, 0, RoundingMode.UP).toBigInteger() + "Gi")
        .map(more -> about.upgrade("--set", "pvc.data=" + more))
        .orElseGet(
            () ->
                Remedy.say(
                    "Raise pvc.data of the release, where its storage class can be expanded"));
  }

  private static String words(long bytes) {
    var gigabytes = bytes / 1e9;
    return gigabytes >= 1
        ? String.format(Locale.ROOT, "%.1f GB", gigabytes)
        : String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
  }
}
