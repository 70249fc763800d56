package io.tracebloc.engine.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.jni.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaidOutLibraryTest {
  private static final String PROPERTY = "tracebloc.helm.library";

  @TempDir private Path directory;

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void helmJavaFindsItFirst() {
    assertThat(ServiceLoader.load(NativeLibrary.class).findFirst())
        .containsInstanceOf(LaidOutLibrary.class);
  }

  @Test
  void theFileThatIsNamedIsLoadedAndNoOther() throws IOException {
    var file = Files.writeString(directory.resolve("libhelm.so"), "no library at all");
    System.setProperty(PROPERTY, file.toString());
    assertThat(LaidOutLibrary.isHere()).isTrue();
    var library = new LaidOutLibrary();
    assertThat(library.getBinaryName()).isEqualTo("libhelm.so");
    assertThatThrownBy(library::load)
        .isInstanceOf(UnsatisfiedLinkError.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void whereNoneIsNamedOrThereItIsThatOfTheBuild() {
    var library = new LaidOutLibrary();
    assertThat(library.getBinaryName()).startsWith("helm-");
    System.setProperty(PROPERTY, directory.resolve("missing").toString());
    assertThat(library.getBinaryName()).startsWith("helm-");
    assertThat(LaidOutLibrary.isHere()).isTrue();
  }
}
