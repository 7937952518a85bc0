package org.signalbox.fuzz;

import com.code_intelligence.jazzer.sanitizers.Constants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the fuzzer in a process of its own: its agent instruments every class it loads, which
 * must not happen to the process that asks.
 *
 * @param target what is fuzzed
 * @param bounds when it ends
 * @param folder where the corpus grows and findings are written
 */
public record FuzzRun(FuzzTarget target, FuzzBounds bounds, Path folder) {

  private static final String FUZZER = "com.code_intelligence.jazzer.Jazzer";

  /** Classes whose branches and comparisons guide it: other people's would only slow it down. */
  private static final String FUZZED = "org.signalbox.**:tools.jackson.core.json.**";

  private static final int MAX_INPUT_OCTETS = 4_096;

  /**
   * Runs to the end.
   *
   * @param builder where the output goes
   * @return 0 when nothing was found
   */
  public int await(ProcessBuilder builder) throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(folder.resolve("corpus-" + target.commandName()));
    Path findings = Files.createDirectories(folder.resolve("findings-" + target.commandName()));
    writeSeeds(corpus);
    return builder.command(command(corpus, findings)).start().waitFor();
  }

  private void writeSeeds(Path corpus) throws IOException {
    int number = 0;
    for (String seed : target.seeds()) {
      Files.write(corpus.resolve("seed-" + number++), seed.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private List<String> command(Path corpus, Path findings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            FUZZER,
            "--target_class=" + target.targetClass().getName(),
            "--instrumentation_includes=" + FUZZED,
            "--custom_hook_includes=" + FUZZED,
            // The fuzzer's own detectors take every connection for an attack. They go out by their
            // names: without all hooks it would not see what its inputs reach either.
            "--disabled_hooks=" + String.join(":", Constants.SANITIZER_HOOK_NAMES),
            "--reproducer_path=" + findings,
            "-artifact_prefix=" + findings + "/",
            "-max_total_time=" + bounds.duration().toSeconds(),
            "-runs=" + bounds.inputs(),
            "-timeout=" + bounds.inputTime().toSeconds(),
            "-max_len=" + MAX_INPUT_OCTETS,
            // The heap's bound ends a target that grows; this one is far above what the fuzzer
            // takes.
            "-rss_limit_mb=2048",
            "-print_final_stats=1"));
    if (bounds.seed() != FuzzBounds.ANY) {
      command.add("-seed=" + bounds.seed());
    }
    command.add(corpus.toString());
    return command;
  }
}
