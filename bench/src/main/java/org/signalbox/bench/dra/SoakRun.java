package org.signalbox.bench.dra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signalbox.bench.rpc.ServerUsage;

/** Load for a long time, while the relay's memory is watched. */
final class SoakRun {

  private static final RelayLoad LOAD = RelayLoad.closed(50, 2);
  private static final int SAMPLES = 60;
  private static final Duration SAMPLE_MIN = Duration.ofSeconds(5);
  private static final Pattern USED = Pattern.compile("used ([0-9]+)([KMG])");

  private final Workplace workplace;
  private final ProgressBar progress;

  SoakRun(Workplace workplace, ProgressBar progress) {
    this.workplace = workplace;
    this.progress = progress;
  }

  /**
   * Memory at one moment.
   *
   * @param seconds since the load began
   * @param residentOctets of the process
   * @param heapOctets in use after a full collection
   */
  record Sample(long seconds, long residentOctets, long heapOctets) {}

  /**
   * What a soak showed.
   *
   * @param figures of the whole time
   * @param samples in order
   */
  record Result(LoadFigures figures, List<Sample> samples) {

    /**
     * How much more heap is in use in the last third than in the middle one, in percent; the first
     * third fills pools and compiles.
     */
    long heapGrowthPercent() {
      int third = samples.size() / 3;
      double middle = heap(samples.subList(third, 2 * third));
      double last = heap(samples.subList(2 * third, samples.size()));
      return middle == 0 ? 0 : Math.round((last / middle - 1) * 100);
    }

    private static double heap(List<Sample> part) {
      return part.stream().mapToLong(Sample::heapOctets).average().orElse(0);
    }
  }

  /** Steps of the progress bar. */
  static int steps() {
    return SAMPLES;
  }

  Result run(int minutes) throws IOException, InterruptedException {
    Duration whole = Duration.ofMinutes(minutes);
    Duration pause = whole.dividedBy(SAMPLES);
    long pauseMillis = Math.max(pause.toMillis(), SAMPLE_MIN.toMillis());
    RelaySetup setup = RelaySetup.plain(RelaySetup.Kind.SIGNALBOX);
    try (RelayProcess relay = RelayProcess.start(setup, workplace, 0)) {
      long pid = relay.relay().orElseThrow().process().pid();
      CompletableFuture<LoadFigures> load =
          CompletableFuture.supplyAsync(() -> drive(relay, (int) whole.toSeconds()));
      List<Sample> samples = new ArrayList<>();
      long start = System.nanoTime();
      while (!load.isDone()) {
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        samples.add(
            new Sample(seconds, ServerUsage.of(Optional.of(pid)).residentOctets(), heap(pid)));
        progress.step("soaking");
      }
      progress.clear();
      return new Result(load.join(), samples);
    }
  }

  private LoadFigures drive(RelayProcess relay, int seconds) {
    try {
      return relay.drive(LOAD, seconds, workplace);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** Collects everything and asks what is left. */
  private static long heap(long pid) throws IOException {
    jcmd(pid, "GC.run");
    return used(jcmd(pid, "GC.heap_info"));
  }

  /** The sum of the heap's parts, whatever the collector calls them. */
  static long used(String heapInfo) {
    long sum = 0;
    for (String line : heapInfo.split("\n")) {
      String part = line.strip().toLowerCase(Locale.ROOT);
      Matcher found = USED.matcher(line);
      boolean isHeap = !part.startsWith("metaspace") && !part.startsWith("class space");
      if (isHeap && found.find()) {
        sum += Long.parseLong(found.group(1)) << shift(found.group(2));
      }
    }
    return sum;
  }

  private static int shift(String unit) {
    return switch (unit) {
      case "K" -> 10;
      case "M" -> 20;
      default -> 30;
    };
  }

  private static String jcmd(long pid, String command) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
