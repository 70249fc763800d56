package io.tracebloc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInsHaveClassesTest {
  @TempDir private Path folder;

  @BeforeEach
  void fillTheFolder() throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    for (var name : new String[] {"b.jar", "a.jar", ".c.jar.new"}) {
      Files.createFile(folder.resolve("lib").resolve(name));
    }
  }

  @Test
  void theJarsOfTheFolderAlwaysHaveTheSameOrder() {
    assertThat(StandInClasses.of(folder, Map.of()).classPath())
        .isEqualTo(folder.resolve("lib/a.jar") + File.pathSeparator + folder.resolve("lib/b.jar"));
  }

  @Test
  void anArchiveIsUsedWhereThereIsOne() throws IOException {
    assertThat(StandInClasses.of(folder, Map.of()).options()).isEmpty();
    Files.createDirectories(folder.resolve("cache"));
    Files.createFile(folder.resolve(StandInClasses.ARCHIVE));
    assertThat(StandInClasses.of(folder, Map.of()).options())
        .contains("-XX:SharedArchiveFile=" + folder.resolve(StandInClasses.ARCHIVE));
  }

  @Test
  void classesAreListedWhereTheyAreAskedFor() {
    var lists = Map.of(StandInClasses.LISTS, "/lists");
    assertThat(StandInClasses.of(folder, lists).options())
        .containsExactly("-XX:DumpLoadedClassList=/lists/%p.classes");
  }

  /** As in these tests, which run outside any such folder. */
  @Test
  void withoutAFolderTheyAreThoseOfTheProcess() {
    var own = StandInClasses.ofThisProcess();
    assertThat(own.options()).isEmpty();
    assertThat(own.classPath().split(File.pathSeparator, -1))
        .hasSameSizeAs(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .allSatisfy(entry -> assertThat(Path.of(entry)).isAbsolute());
  }
}
