package io.tracebloc.engine.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whose tools a stand-in Pod has on its path. */
public enum Toolset {
  /** BusyBox, as in the default stage image. */
  BUSYBOX,
  /** Whatever this machine has: GNU tools as a rule. */
  HOST;

  private static final Path BUSYBOX_PROGRAM = Path.of("/usr/bin/busybox");
  private static final List<String> APPLETS =
      List.of(
          "sh",
          "tar",
          "dd",
          "head",
          "find",
          "xargs",
          "sha256sum",
          "tr",
          "wc",
          "sed",
          "df",
          "mv",
          "rm",
          "rmdir",
          "mkdir",
          "cat",
          "sleep",
          "touch",
          "tail",
          "stat",
          "grep",
          "gunzip",
          "md5sum",
          "cp");

  public boolean available() {
    return this == HOST || Files.isExecutable(BUSYBOX_PROGRAM);
  }

  /** Removes the links again. */
  public void clear(Path folder) throws IOException {
    for (var applet : APPLETS) {
      Files.deleteIfExists(folder.resolve(applet));
    }
  }

  /** A value for PATH; links are made in the given folder. */
  public String path(Path folder) throws IOException {
    if (this == HOST) {
      return "/usr/bin:/bin";
    }
    Files.createDirectories(folder);
    for (var applet : APPLETS) {
      var link = folder.resolve(applet);
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, BUSYBOX_PROGRAM);
      }
    }
    return folder.toString();
  }
}
