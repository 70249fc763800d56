package io.tracebloc.distribution.notices;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a library that was compiled by Go consists of, as it says itself. */
final class GoModules {
  private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);

  /** The header before the texts; its sixteenth byte says that the texts follow it. */
  private static final int HEADER = 32;

  private static final int FLAGS = 15;
  private static final int INLINE = 2;

  /** Marks around the list of modules. */
  private static final int MARK = 16;

  private final byte[] library;
  private int position;

  private GoModules(byte[] library, int position) {
    this.library = library;
    this.position = position;
  }

  /**
   * A module.
   *
   * @param path for example {@code golang.org/x/net}
   */
  record Module(String path, String version) {}

  /**
   * The modules, Go's own library first as {@code std}.
   *
   * @throws IllegalArgumentException if the library does not say
   */
  static List<Module> of(byte[] library) {
    for (var start = 0; start <= library.length - HEADER; start++) {
      if (isHeader(library, start)) {
        return new GoModules(library, start + HEADER).read();
      }
    }
    throw new IllegalArgumentException("The library does not say which Go modules it is made of");
  }

  private static boolean isHeader(byte[] library, int start) {
    for (var index = 0; index < MAGIC.length; index++) {
      if (library[start + index] != MAGIC[index]) {
        return false;
      }
    }
    return (library[start + FLAGS] & INLINE) != 0;
  }

  private List<Module> read() {
    var modules = new ArrayList<Module>();
    modules.add(new Module("std", text()));
    var list = text();
    for (var line : list.substring(MARK, list.length() - MARK).lines().toList()) {
      var words = line.split("\t", -1);
      switch (words[0]) {
        case "mod", "dep" -> modules.add(new Module(words[1], words[2]));
        // In place of the one before.
        case "=>" -> modules.set(modules.size() - 1, new Module(words[1], words[2]));
        default -> {}
      }
    }
    return modules;
  }

  /** A text with its length before it, in groups of seven bits. */
  private String text() {
    var length = 0;
    var shift = 0;
    byte group;
    do {
      group = library[position++];
      length |= (group & 0x7f) << shift;
      shift += 7;
    } while (group < 0);
    var text = new String(library, position, length, StandardCharsets.ISO_8859_1);
    position += length;
    return text;
  }
}
