package org.signalbox.app.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, in a copy whose Maven only says that it was called. */
class LauncherIT {

  private static final Instant BUILT = Instant.parse("2026-11-26T05:00:00Z");

  /** Makes the cache that it is told to make, or tells how the program was started. */
  private static final String JAVA =
      """
      #!/bin/sh
      for option in "$@"; do
        case "$option" in
          -XX:AOTCacheOutput=*) : >"${option#*=}"; exit 0 ;;
        esac
      done
      echo "the program with $*"
      exit 1
      """;

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void copy() throws IOException {
    home = folder.resolve("home");
    Path maven = folder.resolve("mvn");
    write(maven, "#!/bin/sh\necho Maven was called\nexit 1\n", BUILT);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    write(home.resolve("pom.xml"), "<project/>", BUILT);
    write(home.resolve("core/pom.xml"), "<project/>", BUILT);
    write(home.resolve("core/src/main/Some.java"), "class Some {}", BUILT);
    write(home.resolve("target/launcher/app.built"), "", BUILT.plusSeconds(60));
    Files.copy(Path.of("..", "signalbox"), home.resolve("signalbox"));
    assertThat(home.resolve("signalbox").toFile().setExecutable(true)).isTrue();
  }

  @Test
  void shouldSeeAChangedSourceFromWhereverItIsCalled() throws Exception {
    // Given
    Instant later = BUILT.plusSeconds(120);
    write(home.resolve("core/src/main/Some.java"), "class Some { int changed; }", later);

    // When
    String said = launched();

    // Then
    assertThat(said).contains("building app", "Maven was called");
  }

  @Test
  void shouldBuildNothingWhereNoSourceChanged() throws Exception {
    // When
    String said = launched();

    // Then
    assertThat(said).doesNotContain("Maven was called");
  }

  @Test
  void shouldMakeNoStartCacheAnewForOptionsThatHaveOne() throws Exception {
    // Given
    String first = launched(Map.of("SIGNALBOX_JAVA_OPTIONS", "-Da=1"));
    String others = launched(Map.of("SIGNALBOX_JAVA_OPTIONS", "-Da=2"));

    // When
    String again = launched(Map.of("SIGNALBOX_JAVA_OPTIONS", "-Da=1"));

    // Then
    assertThat(first).contains("making the start cache");
    assertThat(others).contains("making the start cache");
    assertThat(again).doesNotContain("making the start cache");
  }

  @Test
  void shouldKeepTheStartCachesOfThreeOptions() throws Exception {
    // Given
    for (int i = 0; i < 4; i++) {
      launched(Map.of("SIGNALBOX_JAVA_OPTIONS", "-Da=" + i));
    }

    // When
    List<Path> kept;
    try (Stream<Path> files = Files.list(home.resolve("target/launcher"))) {
      kept = files.filter(file -> file.toString().endsWith(".aot.key")).toList();
    }

    // Then
    assertThat(kept).hasSize(3);
  }

  @Test
  void shouldStartNothingBesideTheProgramWhereOptionsOfOnesOwnAreSet() throws Exception {
    // Given
    Path jdk = folder.resolve("jdk");
    write(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n", BUILT);
    for (String tool : List.of("bin/java", "bin/javac")) {
      write(jdk.resolve(tool), JAVA, BUILT);
      assertThat(jdk.resolve(tool).toFile().setExecutable(true)).isTrue();
    }

    // When
    String said =
        launched(
            Map.of("SIGNALBOX_JAVA_HOME", jdk.toString(), "SIGNALBOX_JAVA_OPTIONS", "-Dport=5005"));

    // Then: the program has the cache, so all that made it was over before.
    assertThat(said).contains("making the start cache");
    assertThat(said.lines().filter(line -> line.startsWith("the program with")).toList())
        .singleElement()
        .asString()
        .contains("-Dport=5005", "-XX:AOTCache=" + home.resolve("target/launcher/signalbox-"));
  }

  private String launched() throws IOException, InterruptedException {
    return launched(Map.of("SIGNALBOX_CACHE", "off"));
  }

  /** From a folder that is not the launcher's own. */
  private String launched(Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder launcher =
        new ProcessBuilder(home.resolve("signalbox").toString(), "--version")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    launcher.environment().put("SIGNALBOX_JAVA_HOME", System.getProperty("java.home"));
    launcher.environment().put("SIGNALBOX_MVN", folder.resolve("mvn").toString());
    launcher.environment().putAll(environment);
    Process process = launcher.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    // The copy has no program to run: it ends with an error either way.
    assertThat(process.waitFor()).isNotZero();
    return said;
  }

  private static void write(Path file, String text, Instant changed) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(changed));
    Files.setLastModifiedTime(file.getParent(), FileTime.from(BUILT));
  }
}
