package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassListsAreJoinedTest {
  @TempDir private Path lists;

  @Test
  void eachClassIsListedOnceAndThoseOfOtherLoadersAreLeftOut() throws IOException {
    Files.writeString(
        lists.resolve("pid1.classes"),
        """
        # a comment
        java/lang/Object id: 0
        a/B id: 7
        @lambda-proxy a/B run ()Ljava/lang/Runnable; ()V REF_invokeStatic a/B lambda$0 ()V
        c/D id: 8 super: 0 source: /elsewhere
        """);
    Files.writeString(lists.resolve("pid2.classes"), "java/lang/Object id: 0\ne/F id: 7\n");
    assertThat(PracticeArchive.listed(lists))
        .containsExactly(
            "java/lang/Object",
            "a/B",
            "@lambda-proxy a/B run ()Ljava/lang/Runnable; ()V REF_invokeStatic a/B lambda$0 ()V",
            "e/F");
  }
}
