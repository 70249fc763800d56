package io.tracebloc.engine.replace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.transfer.ScriptAnswer;
import io.tracebloc.engine.transfer.Volume;
import io.tracebloc.engine.transfer.VolumeScript;
import io.tracebloc.engine.watch.IngestionSummary;
import io.tracebloc.engine.watch.RunOutcome;
import io.tracebloc.engine.watch.RunOutcome.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code contract/protocol.md} 6.7: the process dies before or after any of its steps, and the next
 * command is left with the whole old dataset or the whole new one.
 */
class ReplacementSurvivesCrashesTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("0123456789abcdef");
  private static final RunOutcome CLEAN =
      new RunOutcome(
          State.SUCCEEDED, Optional.of(new IngestionSummary("id", 3, 3, 3, 3, 0, 0, 0)), "");
  private static final RunOutcome FAILED = new RunOutcome(State.FAILED, Optional.empty(), "failed");

  /** The process is gone: nothing of ours runs any more. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @TempDir private Path home;
  private Path shared;
  private MemoryTable table;

  /** What the cluster knows of the run, whatever became of us. */
  private boolean submitted;

  /** How many more steps are done before the end; each has a moment before and one after it. */
  private int moments = Integer.MAX_VALUE;

  @BeforeEach
  void anOldDataset() throws IOException {
    shared = Files.createDirectory(home.resolve("shared"));
    table = new MemoryTable("pets");
    table.fill("pets", "old");
    put("pets", "old");
    put("other", "other");
  }

  @AfterEach
  void noTools() throws IOException {
    LocalVolume.clear(shared);
  }

  private void put(String dataset, String content) throws IOException {
    var folder = Files.createDirectories(shared.resolve(dataset));
    Files.writeString(folder.resolve("a.txt"), content);
  }

  private void moment() {
    if (moments-- == 0) {
      throw new Killed();
    }
  }

  /** The volume and the table, with the moments at which a process may die. */
  private Replacement mortal() {
    var volume = new LocalVolume(shared);
    return new Replacement(
        "pets",
        new Volume() {
          @Override
          public ScriptAnswer run(String action, VolumeScript script, String... arguments) {
            moment();
            var answer = volume.run(action, script, arguments);
            moment();
            return answer;
          }
        },
        new MortalTable());
  }

  private final class MortalTable implements OldTable {
    @Override
    public Set<String> inPlace() {
      return table.inPlace();
    }

    @Override
    public boolean isAside(String suffix) {
      return table.isAside(suffix);
    }

    @Override
    public void setAside(String suffix) {
      moment();
      table.setAside(suffix);
      moment();
    }

    @Override
    public void bringBack(String suffix, boolean had) {
      moment();
      table.bringBack(suffix, had);
      moment();
    }

    @Override
    public void drop(String suffix) {
      moment();
      table.drop(suffix);
      moment();
    }
  }

  private void ingest(String content) throws IOException {
    submitted = true;
    table.fill("pets", content);
    put("pets", content);
  }

  private Optional<RunOutcome> fate(RunOutcome outcome) {
    return submitted ? Optional.of(outcome) : Optional.empty();
  }

  private void push(RunOutcome outcome) throws IOException {
    var replacement = mortal();
    assertThat(replacement.check()).isTrue();
    replacement.setAside(KEY);
    moment();
    ingest(outcome.provenClean() ? "new" : "half");
    if (outcome.provenClean()) {
      replacement.removeOld(KEY);
    } else {
      replacement.bringBack(KEY);
    }
  }

  private List<String> onVolume() throws IOException {
    try (Stream<Path> all = Files.list(shared)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private String files() throws IOException {
    return Files.readString(shared.resolve("pets/a.txt"));
  }

  private void assertWhole(String content) throws IOException {
    assertThat(files()).isEqualTo(content);
    assertThat(table.content()).contains(content);
    assertThat(table.aside()).isEmpty();
    assertThat(onVolume()).containsExactly("other", "pets");
    assertThat(Files.readString(shared.resolve("other/a.txt"))).isEqualTo("other");
  }

  private void assertNotLost() throws IOException {
    boolean filesThere =
        onVolume().stream()
            .map(name -> shared.resolve(name).resolve("a.txt"))
            .filter(Files::exists)
            .map(ReplacementSurvivesCrashesTest::read)
            .anyMatch("old"::equals);
    boolean tableThere =
        table.content().filter("old"::equals).isPresent()
            || table.aside().filter("old"::equals).isPresent();
    assertThat((filesThere && tableThere) || isNew()).isTrue();
  }

  private boolean isNew() throws IOException {
    return submitted && files().equals("new") && table.content().filter("new"::equals).isPresent();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"SUCCEEDED, new", "FAILED, old"})
  void whateverTheMomentOneOfTheTwoIsThere(State state, String kept) throws IOException {
    var outcome = state == State.SUCCEEDED ? CLEAN : FAILED;
    var ends = new ArrayList<String>();
    for (int moment = 0; ; moment++) {
      moments = moment;
      boolean died = false;
      try {
        push(outcome);
      } catch (Killed dead) {
        died = true;
      }
      assertNotLost();
      settleDyingOften(outcome);
      assertWhole(submitted ? kept : "old");
      ends.add(files());
      if (!died) {
        break;
      }
      startAgain();
    }
    assertThat(ends).hasSizeGreaterThan(12).contains("old").endsWith(kept);
  }

  /** The command that finishes it may be killed as well, at any moment, again and again. */
  private void settleDyingOften(RunOutcome outcome) throws IOException {
    for (int moment = 0; ; moment++) {
      moments = moment;
      try {
        new Settlement(mortal(), _ -> fate(outcome)).settle(Optional.empty());
        return;
      } catch (Killed dead) {
        assertNotLost();
      }
    }
  }

  private void startAgain() throws IOException {
    moments = Integer.MAX_VALUE;
    submitted = false;
    table.fill("pets", "old");
    put("pets", "old");
  }

  @Test
  void withoutAnythingUnfinishedThereIsNothingToSettle() throws IOException {
    assertThat(new Settlement(mortal(), _ -> fate(CLEAN)).settle(Optional.of(Keep.NEW)))
        .isEqualTo(Settled.NOTHING);
    assertThat(mortal().bringBack(KEY)).isEmpty();
    assertThat(mortal().removeOld(KEY)).isEmpty();
    assertWhole("old");
  }

  @Test
  void whatIsGoingOnIsLeftAlone() throws IOException {
    mortal().setAside(KEY);
    ingest("half");
    var going = new RunOutcome(State.DETACHED, Optional.empty(), "");
    var settlement = new Settlement(mortal(), _ -> fate(going));
    assertThatThrownBy(() -> settlement.settle(Optional.of(Keep.OLD)))
        .isInstanceOf(InterruptedFailure.class);
    assertNotLost();
    assertThat(mortal().unfinished().orElseThrow().key()).isEqualTo(KEY);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"SUCCEEDED", "UNKNOWN", "WATCH_ERROR"})
  void whatNobodyCanTellAPersonDecides(State state) throws IOException {
    mortal().setAside(KEY);
    ingest("new");
    var settlement =
        new Settlement(mortal(), _ -> fate(new RunOutcome(state, Optional.empty(), "no summary")));
    assertThatThrownBy(() -> settlement.settle(Optional.empty()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("no summary");
    assertNotLost();
    assertThat(settlement.settle(Optional.of(Keep.NEW)).kept()).contains(Keep.NEW);
    assertWhole("new");
  }

  @Test
  void aRunWhoseJobIsGoneMayHaveBroughtTheNewOne() throws IOException {
    mortal().setAside(KEY);
    ingest("new");
    var settlement = new Settlement(mortal(), _ -> Optional.empty());
    assertThatThrownBy(() -> settlement.settle(Optional.empty())).isInstanceOf(RunFailure.class);
    assertThat(settlement.settle(Optional.of(Keep.OLD)).kept()).contains(Keep.OLD);
    assertWhole("old");
  }

  @Test
  void aNewOneThatIsNotThereCannotBeKept() throws IOException {
    mortal().setAside(KEY);
    var settlement = new Settlement(mortal(), _ -> Optional.empty());
    assertThatThrownBy(() -> settlement.settle(Optional.of(Keep.NEW)))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("no new dataset");
    assertThat(settlement.settle(Optional.empty()).kept()).contains(Keep.OLD);
    assertWhole("old");
  }

  @Test
  void aRunThatBeganMeanwhileIsNotDisturbed() throws IOException {
    Files.writeString(shared.resolve(".tracebloc-ingest-pets.lock"), "{}");
    assertThatThrownBy(() -> mortal().setAside(KEY)).hasMessageContaining("may be writing");
    assertThat(mortal().unfinished()).isEmpty();
  }

  @Test
  void aNoteThatWasLeftEmptyIsNone() throws IOException {
    Files.createDirectory(shared.resolve(".tracebloc-staging"));
    Files.createFile(shared.resolve(".tracebloc-staging/pets.replace"));
    mortal().setAside(KEY);
    assertThat(mortal().bringBack(KEY)).isPresent();
    assertWhole("old");
  }

  @Test
  void whatWasDecidedIsNotTurnedRound() throws IOException {
    mortal().setAside(KEY);
    ingest("new");
    // Before the decision there is one look at the volume.
    moments = 4;
    assertThatThrownBy(() -> mortal().removeOld(KEY)).isInstanceOf(Killed.class);
    moments = Integer.MAX_VALUE;
    assertThat(mortal().unfinished().orElseThrow().keep()).contains(Keep.NEW);
    assertThat(new Settlement(mortal(), _ -> fate(FAILED)).settle(Optional.of(Keep.OLD)).kept())
        .contains(Keep.NEW);
    assertWhole("new");
  }

  @Test
  void aDatasetOfFilesAloneIsReplacedToo() throws IOException {
    table = new MemoryTable("pets");
    mortal().setAside(KEY);
    ingest("half");
    mortal().bringBack(KEY);
    assertThat(files()).isEqualTo("old");
    assertThat(table.content()).isEmpty();
    assertThat(onVolume()).containsExactly("other", "pets");
  }

  @Test
  void aDatasetWithoutFilesIsReplacedToo() throws IOException {
    Files.delete(shared.resolve("pets/a.txt"));
    assertThat(mortal().check()).isTrue();
    mortal().setAside(KEY);
    ingest("half");
    mortal().bringBack(KEY);
    assertThat(table.content()).contains("old");
    assertThat(onVolume()).containsExactly("other");
  }

  @Test
  void anotherReplacementIsNotOursToEnd() throws IOException {
    mortal().setAside(KEY);
    var other = new IdempotencyKey("other");
    assertThatThrownBy(() -> mortal().setAside(other))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("another replacement");
    assertThat(mortal().bringBack(other)).isEmpty();
    assertThat(mortal().removeOld(other)).isEmpty();
    assertThat(table.aside()).contains("old");
    mortal().bringBack(KEY);
    assertWhole("old");
  }

  @Test
  void whatAnotherCommandHasFinishedMeanwhileIsToldSo() throws IOException {
    mortal().setAside(KEY);
    ingest("new");
    var settlement =
        new Settlement(
            mortal(),
            _ -> {
              mortal().removeOld(KEY);
              return Optional.of(CLEAN);
            });

    assertThatThrownBy(() -> settlement.settle(Optional.empty()))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("Another command has finished the replacement of pets");
    assertWhole("new");
  }

  @Test
  void filesThatCannotBeRenamedLeaveEverythingInPlace() throws IOException {
    // A folder of this name is not empty, so that the rename fails whoever we are.
    var note = ReplacementNote.of(KEY, true, true);
    Files.delete(shared.resolve("pets/a.txt"));
    Files.delete(shared.resolve("pets"));
    var files = new OldFiles("pets", new LocalVolume(shared));
    assertThatThrownBy(() -> files.setAside(note)).isInstanceOf(StagingFailure.class);
    assertThat(files.look().note()).isEmpty();
  }

  @Test
  void anotherSpellingIsToldAndAnUnknownNameIsNew() throws IOException {
    table = new MemoryTable("Pets");
    table.fill("pets", "old");
    var other = new Replacement("Pets", new LocalVolume(shared), table);
    assertThatThrownBy(other::check)
        .isInstanceOf(NameTakenFailure.class)
        .hasMessageContaining("a dataset pets");
    assertThat(new Replacement("cats", new LocalVolume(shared), new MemoryTable("cats")).check())
        .isFalse();
    assertThat(onVolume()).containsExactly("other", "pets");
  }

  @Test
  void aRunThatWritesIsNotDisturbedForTwelveHours() throws IOException {
    var lock = Files.writeString(shared.resolve(".tracebloc-ingest-pets.lock"), "{}");
    assertThatThrownBy(() -> mortal().check())
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("may be writing");
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(12 * 3600 + 120)));
    assertThat(mortal().check()).isTrue();
  }

  @Test
  void whenARunBeganIsWhatItsLockSays() throws IOException {
    var lock = shared.resolve(".tracebloc-ingest-pets.lock");
    var content = "{\"ingestor_id\": \"run-7\", \"started_at\": \"%s\"}";
    var now = Instant.now();
    Files.writeString(lock, content.formatted(now.minusSeconds(60)));
    Files.setLastModifiedTime(lock, FileTime.from(now.minusSeconds(13 * 3600)));
    assertThatThrownBy(() -> mortal().check()).hasMessageContaining("a run run-7 may be writing");
    Files.writeString(lock, content.formatted(now.minusSeconds(13 * 3600)));
    assertThat(mortal().check()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"record", "staging"})
  void linksAreNotFollowed(String which) throws IOException {
    var outside = Files.createDirectory(home.resolve("outside"));
    if (which.equals("record")) {
      Files.createDirectory(shared.resolve(".tracebloc-staging"));
      Files.createSymbolicLink(
          shared.resolve(".tracebloc-staging/pets.replace"), outside.resolve("x"));
    } else {
      Files.createSymbolicLink(shared.resolve(".tracebloc-staging"), outside);
    }
    assertThatThrownBy(() -> mortal().check()).hasMessageContaining("symbolic link");
    assertThatThrownBy(() -> mortal().setAside(KEY)).hasMessageContaining("symbolic link");
    assertThat(outside).isEmptyDirectory();
    assertThat(files()).isEqualTo("old");
  }

  @Test
  void aNoteThatIsNotOursIsToldAndLeft() throws IOException {
    Files.createDirectory(shared.resolve(".tracebloc-staging"));
    Files.writeString(
        shared.resolve(".tracebloc-staging/pets.replace"), "key $(id)\nsuffix ../..\n");
    assertThatThrownBy(() -> mortal().unfinished())
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("cannot be read");
    assertThat(files()).isEqualTo("old");
  }
}
