package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.Sidecar;
import io.tracebloc.engine.dataset.bytes.ByteStringIndex;
import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.selection.Selection;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * OD-01 and SEG-01: every picture has its annotation or mask, and the other way round. Stems (names
 * without the last extension) are compared, case counts; where a sidecar has a suffix it is taken
 * off once. An extension in capitals is remarked.
 *
 * @param rule which of the two
 * @param layout of the sidecar
 * @param noun what a sidecar file is called
 */
record PairedFiles(Rule rule, Sidecar layout, String noun) implements PairingRule {
  @Override
  public void check(
      DirectoryFiles primary,
      DirectoryFiles sidecar,
      Selection selection,
      Consumer<Finding> findings) {
    new Comparison(primary, sidecar, selection, findings).run();
  }

  /** One comparison. No text is made of a name unless it is reported. */
  private final class Comparison {
    private final DirectoryFiles primary;
    private final DirectoryFiles sidecar;
    private final Selection selection;
    private final Consumer<Finding> findings;
    private final Slice ending = Slice.of(layout.suffix());
    private final Slice extension = Slice.of(layout.extension());
    private final ByteStringIndex stems;
    private final BitSet paired = new BitSet();

    Comparison(
        DirectoryFiles primary,
        DirectoryFiles sidecar,
        Selection selection,
        Consumer<Finding> findings) {
      this.selection = selection;
      this.primary = primary;
      this.sidecar = sidecar;
      this.findings = findings;
      var list = new ByteStrings();
      for (var file = 0; file < primary.count(); file++) {
        list.add(stem(primary.fileName(file)));
      }
      this.stems = new ByteStringIndex(list);
    }

    void run() {
      for (var file = 0; file < sidecar.count(); file++) {
        match(file);
      }
      for (var file = 0; file < primary.count(); file++) {
        var stem = stem(primary.fileName(file));
        if (!paired.get(stems.find(stem))) {
          report(primary, file, counterpart(stem));
        }
      }
    }

    private String counterpart(Slice stem) {
      var name = stem.text() + layout.suffix() + layout.extension();
      return selection
          .omits(List.of(sidecar.name(), name))
          .map(
              omission ->
                  "The %s %s in %s/ for this picture %s."
                      .formatted(noun, Wording.quoted(name), sidecar.name(), omission.words()))
          .orElseGet(
              () ->
                  "There is no %s %s in %s/ for this picture; upper and lower case count."
                      .formatted(noun, Wording.quoted(name), sidecar.name()));
    }

    /** With the pattern that leaves out all such pictures, if there is one. */
    private String alone(Slice own) {
      var message =
          "No picture in %s/ is called %s before its extension; upper and lower case count."
              .formatted(primary.name(), Wording.quoted(own));
      return Family.IMAGE.extensions().stream()
          .sorted()
          .map(ending -> selection.omits(List.of(primary.name(), own.text() + ending)))
          .flatMap(Optional::stream)
          .findFirst()
          .map(omission -> message + " A file of this name " + omission.words() + ".")
          .orElse(message);
    }

    private void match(int file) {
      var stem = stem(sidecar.fileName(file));
      if (!endsWith(stem, ending)) {
        withoutSuffix(file, stem);
        return;
      }
      var own = without(stem, ending);
      var found = stems.find(own);
      if (found != ByteStringIndex.ABSENT) {
        paired.set(found);
        remarkCapitals(file, stem);
      } else {
        report(sidecar, file, alone(own));
      }
    }

    /** Clusters look for files of just this extension, on a volume where case counts (3.3). */
    private void remarkCapitals(int file, Slice stem) {
      var name = sidecar.fileName(file);
      if (!endsWith(name, extension)) {
        findings.accept(
            Finding.remark(
                    rule,
                    "Rename the %s to %s: clusters look for names in '%s', and case counts there."
                        .formatted(
                            noun,
                            Wording.quoted(stem.text() + layout.extension()),
                            layout.extension()))
                .in(sidecar.name() + "/" + name.text()));
      }
    }

    private void withoutSuffix(int file, Slice stem) {
      report(
          sidecar,
          file,
          "The name of a %s must end in '%s' before its extension; case counts."
              .formatted(noun, layout.suffix()));
      // The suffix may be there in another case.
      var folded = stem.text().toLowerCase(Locale.ROOT);
      var meant = stems.find(folded.endsWith(layout.suffix()) ? without(stem, ending) : stem);
      if (meant != ByteStringIndex.ABSENT) {
        // Renaming it serves its picture too: that one needs no complaint of its own.
        paired.set(meant);
      }
    }

    private void report(DirectoryFiles directory, int file, String message) {
      findings.accept(
          Finding.of(rule, message).in(directory.name() + "/" + directory.fileName(file).text()));
    }
  }

  private static Slice stem(Slice name) {
    for (var at = name.length() - 1; at > 0; at--) {
      if (name.at(at) == '.') {
        return new Slice(name.bytes(), name.start(), name.start() + at);
      }
    }
    return name;
  }

  private static Slice without(Slice text, Slice ending) {
    return new Slice(text.bytes(), text.start(), text.end() - ending.length());
  }

  private static boolean endsWith(Slice text, Slice ending) {
    return text.length() >= ending.length()
        && new Slice(text.bytes(), text.end() - ending.length(), text.end()).matches(ending);
  }
}
