package org.signalbox.bench.nrf;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.signalbox.sbi.http.SbiCall;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiReply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Registers, beats and discovers at once, then starts the program again. */
@Command(
    name = "signalbox bench nrf",
    mixinStandardHelpOptions = true,
    description =
        "Discoveries beside the heart-beats of many network functions; needs h2load, and tells"
            + " nghttpd's answers to the same searches where it is installed.")
public final class NrfCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int REGISTERING_AT_ONCE = 64;
  private static final Pattern PROFILE = Pattern.compile("\"nfInstanceId\"");
  private static final int BEAT_SECONDS = 10;
  private static final int BASELINE_SECONDS = 8;

  /** As many processes, each with a connection of its own. */
  private static final int DISCOVERY_CLIENTS = 8;

  /** Distinct queries; each asks for another subscriber. */
  private static final int QUERIES = 20_000;

  @Option(names = "--json", description = "one JSON object instead of a table")
  private boolean json;

  @Option(names = "--functions", description = "network functions (${DEFAULT-VALUE})")
  private int functions = 10_000;

  @Option(names = "--rate", description = "discoveries a second (${DEFAULT-VALUE})")
  private int rate = 20_000;

  @Option(names = "--seconds", description = "of load that count (${DEFAULT-VALUE})")
  private int seconds = 20;

  @Option(names = "--warm-up", description = "seconds of load before them (${DEFAULT-VALUE})")
  private int warmUp = 40;

  private final Map<String, Object> report = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("signalbox.home", "."));
    Path folder = Files.createTempDirectory(home.resolve("target"), "bench-nrf-");
    NrfPopulation population = new NrfPopulation(functions);
    report.put("functions", functions);
    report.put("processors", Runtime.getRuntime().availableProcessors());
    byte[] answer;
    try {
      try (NrfProcess nrf = NrfProcess.start(home, folder.resolve("data"))) {
        register(nrf, population);
        load(nrf, population, folder);
        report.put("resident_megabytes", nrf.residentMegabytes());
        answer = get(nrf, population.discoveryPath(0)).body();
      }
      baseline(population, folder, answer);
      restart(home, folder.resolve("data"), population);
    } finally {
      delete(folder);
    }
    print();
    return 0;
  }

  private void register(NrfProcess nrf, NrfPopulation population) {
    long begun = System.nanoTime();
    Semaphore places = new Semaphore(REGISTERING_AT_ONCE);
    AtomicInteger failed = new AtomicInteger();
    try (SbiClient client = SbiClient.open(Optional.empty())) {
      for (int i = 0; i < functions; i++) {
        places.acquireUninterruptibly();
        byte[] body = population.profile(i).getBytes(StandardCharsets.UTF_8);
        report.put("profile_octets", body.length);
        CompletableFuture<SbiReply> _ =
            client
                .send(
                    new SbiCall(
                        SbiMethod.PUT,
                        URI.create(nrf.root() + population.instancePath(i)),
                        Map.of("content-type", "application/json"),
                        body,
                        PATIENCE))
                .whenComplete((reply, failure) -> {
                  if (failure != null || reply.status() != 201) {
                    failed.incrementAndGet();
                  }
                  places.release();
                });
      }
      places.acquireUninterruptibly(REGISTERING_AT_ONCE);
    }
    long millis = Math.max(1, (System.nanoTime() - begun) / 1_000_000);
    report.put("registrations_per_second", functions * 1_000L / millis);
    report.put("registrations_failed", failed.get());
  }

  private void load(NrfProcess nrf, NrfPopulation population, Path folder)
      throws IOException, InterruptedException {
    List<String> queries = queries(population);
    int beats = Math.max(2, functions / BEAT_SECONDS);
    H2Load.Times times = new H2Load.Times(warmUp, seconds);
    List<H2Load.Running> beating =
        List.of(
            beating(nrf, folder, everySecondFirst(population, 0), 20)
                .start("light", beats / 2, times),
            beating(nrf, folder, everySecondFirst(population, 1), 60)
                .start("heavy", beats / 2, times));
    List<H2Load.Running> searching = searching(nrf.root(), queries, folder, times);
    long processor = nrf.processorMillis();
    LoadFigures discoveries = H2Load.figures(searching, times);
    processor = nrf.processorMillis() - processor;
    LoadFigures heartBeats = H2Load.figures(beating, times);
    report.put("warm_up_seconds", warmUp);
    report.put("seconds", seconds);
    byte[] answer = get(nrf, population.discoveryPath(0)).body();
    report.put("answer_octets", answer.length);
    // Fewer than three: network functions that were not heard in time were left out.
    report.put("answer_profiles", profiles(answer));
    report.put("discoveries_per_second", discoveries.perSecond());
    report.put("discoveries_failed", discoveries.bad());
    report.put("server_processor_millis_warm_up_too", processor);
    report.put("discovery_p50_micros", discoveries.micros(500));
    report.put("discovery_p99_micros", discoveries.micros(990));
    report.put("discovery_p999_micros", discoveries.micros(999));
    report.put("heart_beats_per_second", heartBeats.perSecond());
    report.put("heart_beats_failed", heartBeats.bad());
    report.put("heart_beat_p99_micros", heartBeats.micros(990));
  }

  private static List<String> queries(NrfPopulation population) {
    return IntStream.range(0, QUERIES).mapToObj(population::discoveryPath).toList();
  }

  private List<H2Load.Running> searching(
      String root, List<String> queries, Path folder, H2Load.Times times) throws IOException {
    List<H2Load.Running> searching = new ArrayList<>();
    for (int client = 0; client < DISCOVERY_CLIENTS; client++) {
      searching.add(
          new H2Load(folder, root)
              .paths("queries-" + client, rotated(queries, client))
              .start("discoveries-" + client, rate / DISCOVERY_CLIENTS, times));
    }
    return searching;
  }

  /** The same searches at a server that does not search. */
  private void baseline(NrfPopulation population, Path folder, byte[] answer)
      throws IOException, InterruptedException {
    List<String> queries = queries(population);
    String path = queries.getFirst().substring(0, queries.getFirst().indexOf('?'));
    Path files = Files.createDirectory(folder.resolve("nghttpd"));
    Optional<StaticServer> started = StaticServer.start(files, path, answer);
    if (started.isEmpty()) {
      return;
    }
    try (StaticServer server = started.get()) {
      H2Load.Times times = new H2Load.Times(1, BASELINE_SECONDS);
      LoadFigures figures = H2Load.figures(searching(server.root(), queries, folder, times), times);
      report.put("nghttpd_answers_per_second", figures.perSecond());
      report.put("nghttpd_p50_micros", figures.micros(500));
      report.put("nghttpd_p99_micros", figures.micros(990));
      report.put("nghttpd_p999_micros", figures.micros(999));
    }
  }

  private static long profiles(byte[] answer) {
    String text = new String(answer, StandardCharsets.UTF_8);
    return PROFILE.matcher(text).results().count();
  }

  /** The same from another one on, so that no two clients ask for the same at once. */
  private static List<String> rotated(List<String> queries, int client) {
    List<String> rotated = new ArrayList<>(queries);
    Collections.rotate(rotated, client * (QUERIES / DISCOVERY_CLIENTS));
    return rotated;
  }

  /**
   * Every second network function, then the others. Two runs, one from the first and one from the
   * second, beat each of them once in {@value #BEAT_SECONDS} seconds, as often as it promised, and
   * each time with another load.
   */
  private List<String> everySecondFirst(NrfPopulation population, int first) {
    return IntStream.range(0, functions)
        .map(i ->
            i < (functions + 1) / 2 ? 2 * i + first : 2 * (i - (functions + 1) / 2) + 1 - first)
        .filter(i -> i < functions)
        .mapToObj(population::instancePath)
        .toList();
  }

  private static H2Load beating(NrfProcess nrf, Path folder, List<String> instances, int load)
      throws IOException {
    Path body = folder.resolve("beat-" + load + ".json");
    Files.writeString(
        body,
        """
        [{"op":"replace","path":"/nfStatus","value":"REGISTERED"},\
        {"op":"replace","path":"/load","value":%d}]\
        """
            .formatted(load));
    return new H2Load(folder, nrf.root())
        .paths("instances-" + load, instances)
        .body("PATCH", "application/json-patch+json", body);
  }

  private void restart(Path home, Path data, NrfPopulation population) throws IOException {
    try (NrfProcess nrf = NrfProcess.start(home, data)) {
      int status = get(nrf, population.discoveryPath(0)).status();
      report.put("restart_ready_millis", nrf.readyMillis());
      report.put("restart_first_answer_millis", nrf.millisSinceStart());
      report.put("restart_first_answer_status", status);
    }
  }

  private static SbiReply get(NrfProcess nrf, String path) {
    try (SbiClient client = SbiClient.open(Optional.empty())) {
      return client
          .send(
              new SbiCall(
                  SbiMethod.GET,
                  URI.create(nrf.root() + path),
                  Map.of("accept", "application/json"),
                  new byte[0],
                  PATIENCE))
          .join();
    }
  }

  private void print() {
    if (!json) {
      report.forEach(
          (name, value) -> System.out.printf("%-30s %12s%n", name.replace('_', ' '), value));
      return;
    }
    System.out.println(
        report.entrySet().stream()
            .map(figure -> "\"" + figure.getKey() + "\":" + figure.getValue())
            .collect(Collectors.joining(",", "{", "}")));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
