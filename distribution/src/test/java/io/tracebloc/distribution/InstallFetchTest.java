package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code scripts/install} fetches archives by curl and by each wget. */
class InstallFetchTest {
  private static final List<String> TOOLS =
      List.of(
          "sh cat cp cut dirname find grep gzip head ln ls mkdir mv ps readlink rm rmdir sed sleep"
              .concat(" sha256sum sort tail tar tr uname")
              .split(" ", -1));

  @TempDir private Path directory;
  private Path home;
  private Path tools;
  private TestArchive archive;
  private HttpServer server;
  private String base;

  @BeforeEach
  void startServer() throws Exception {
    home = Files.createDirectory(directory.resolve("home"));
    tools = Files.createDirectory(directory.resolve("tools"));
    for (var tool : TOOLS) {
      link(tool, tool);
    }
    archive = new TestArchive(directory, "1.2.0").lay().pack();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        SimpleFileServer.createFileServer(
            address, directory.toRealPath(), SimpleFileServer.OutputLevel.NONE);
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    server.createContext(
        "/redirected/",
        exchange -> {
          var name = exchange.getRequestURI().getPath().replace("/redirected/", "");
          exchange.getResponseHeaders().add("Location", base + name);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private void link(String name, String program) throws Exception {
    for (var folder : List.of("/usr/bin", "/bin")) {
      var file = Path.of(folder, program);
      if (Files.isExecutable(file) && Files.notExists(tools.resolve(name))) {
        Files.createSymbolicLink(tools.resolve(name), file);
      }
    }
  }

  /** Runs it where there is one program only to fetch with. */
  private Shell.Outcome install(String fetcher, Object... arguments) throws Exception {
    link(fetcher.equals("busybox") ? "wget" : fetcher, fetcher);
    assumeTrue(
        Files.exists(tools.resolve("curl")) || Files.exists(tools.resolve("wget")),
        fetcher + " is not here");
    var shell = Shell.in(directory).with("HOME", home.toString());
    return new InstallScript(shell.with("PATH", tools.toString())).by("sh", arguments);
  }

  private void assertRefused(Shell.Outcome outcome, String words) throws Exception {
    assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
    assertThat(outcome.err()).contains(words);
    assertThat(InstallScript.below(home)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "wget", "busybox"})
  void anArchiveIsFetched(String fetcher) throws Exception {
    var missing = install(fetcher, "--archive", base + "missing.tgz");
    assertRefused(missing, "missing.tgz could not be fetched");
    var name = archive.file().getFileName();
    var fetched = install(fetcher, "--archive", base + name);
    assertThat(fetched.code()).as(fetched.toString()).isZero();
    assertThat(Shell.in(directory).run(home.resolve(".local/bin/kubectl-tracebloc")).out())
        .isEqualTo("Version: 1.2.0\n");
    Files.delete(directory.resolve(name + ".sha256"));
    assertThat(install(fetcher, "--archive", base + name).err())
        .contains(".sha256 could not be fetched");
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "wget"})
  void aRedirectToHttpIsRefused(String fetcher) throws Exception {
    var url = base + "redirected/" + archive.file().getFileName();
    var outcome = install(fetcher, "--archive", url);
    assertRefused(outcome, fetcher.equals("curl") ? "could not be fetched" : " leads on to http");
  }

  @Test
  void aWgetThatFollowsEveryRedirectIsNotTrustedWithHttps() throws Exception {
    var port = server.getAddress().getPort();
    var outcome = install("busybox", "--archive", "https://127.0.0.1:" + port + "/a.tgz");
    assertRefused(outcome, "curl is needed for https");
  }

  /** A stand-in for wget, because no server here has a certificate that it would trust. */
  @Test
  void redirectsFromHttpsToHttpsAreFollowed() throws Exception {
    standIn("https://two.invalid/x");
    var url = "https://one.invalid/" + archive.file().getFileName();
    var outcome = install("wget", "--archive", url, "--sha256", archive.sha256());
    assertThat(outcome.code()).as(outcome.toString()).isZero();
    assertThat(directory.resolve("asked")).hasContent(url + "\nhttps://two.invalid/x\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://two.invalid/x", "ftp://two.invalid/x"})
  void redirectsFromHttpsToAnythingElseAreNot(String target) throws Exception {
    standIn(target);
    var url = "https://one.invalid/a.tgz";
    var outcome = install("wget", "--archive", url, "--sha256", archive.sha256());
    assertRefused(outcome, url + " leads on ");
    assertThat(directory.resolve("asked")).hasContent(url + "\n");
  }

  private void standIn(String target) throws Exception {
    var script =
        """
        #!/bin/sh
        [ "$1" != --help ] || { echo '  --max-redirect=NUM'; exit; }
        for url; do case $file in -O) out=$url ;; esac; file=$url; done
        echo "$url" >>'%1$s/asked'
        case "$*" in *--max-redirect=0*) ;; *) exit 2 ;; esac
        case $url in
          *one*) printf '  HTTP/1.1 302 Found\r\n  Location: %3$s\r\n' >&2; exit 8 ;;
          *) cp '%2$s' "$out" ;;
        esac
        """
            .formatted(directory, archive.file(), target);
    var wget = Files.writeString(tools.resolve("wget"), script);
    Files.setPosixFilePermissions(wget, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x.invalid/a.tgz", "http://x.invalid/a.tgz", "file:///etc/passwd"})
  void otherWaysToFetchAreRefused(String url) throws Exception {
    var outcome = install("curl", "--archive", url);
    assertThat(outcome.err()).containsAnyOf("by https", "without https");
    assertRefused(outcome, "install: ");
  }

  /** What looks like this machine is a user's name there; the host comes behind it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1@localhost:%d/%s",
        "http://localhost:x@127.0.0.1:%d/%s",
        "http://127.0.0.1:1?@127.0.0.1:%d/%s",
        "https://user@127.0.0.1:%d/%s"
      })
  void aHostBehindAUsersNameIsRefused(String form) throws Exception {
    var url = form.formatted(server.getAddress().getPort(), archive.file().getFileName());
    assertRefused(install("curl", "--archive", url), "may have no @ before its first slash");
  }
}
