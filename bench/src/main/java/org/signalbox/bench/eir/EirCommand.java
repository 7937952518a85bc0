package org.signalbox.bench.eir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.signalbox.core.Imei;
import org.signalbox.sbi.eir.EquipmentStatusService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the equipment register. */
@Command(
    name = "signalbox bench eir",
    description =
        "Measures the equipment register: checks in process and over h2c (needs h2load), the import"
            + " of a list, the next start with it, and memory.",
    mixinStandardHelpOptions = true)
public final class EirCommand implements Callable<Integer> {

  private static final Pattern RATE = Pattern.compile("finished in [^,]+, ([0-9.]+) req/s");

  private static final Pattern REQUESTS =
      Pattern.compile("requests: .* ([0-9]+) failed, ([0-9]+) errored");

  private static final Pattern CODES =
      Pattern.compile("status codes: [0-9]+ 2xx, ([0-9]+) 3xx, ([0-9]+) 4xx, ([0-9]+) 5xx");

  /** Questions over h2c before the first comes again. */
  private static final int QUESTIONS = 100_000;

  /** The load over h2c is counted so often: a figure that does not come again is none. */
  private static final int COUNTED = 3;

  /** Checks a second by one thread and by all. */
  private record InProcessRates(long one, long all) {}

  @Option(
      names = "--entries",
      defaultValue = "5000000",
      description = "Devices of the list; ${DEFAULT-VALUE} by default.")
  private int entries;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "Seconds of counting; ${DEFAULT-VALUE} by default.")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "30",
      description = "Seconds of load over h2c before counting; ${DEFAULT-VALUE} by default.")
  private int warmUp;

  @Option(names = "--json", description = "One JSON object instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireH2load();
    EquipmentList list = new EquipmentList(entries);
    InProcess checks = new InProcess(list);
    long one = checks.checksPerSecond(1, seconds);
    long all = checks.checksPerSecond(Runtime.getRuntime().availableProcessors(), seconds);
    Path work = Files.createTempDirectory("signalbox-bench-eir");
    try {
      EirFigures figures = served(work, list, new InProcessRates(one, all));
      System.out.println(json ? figures.json() : figures.table());
    } finally {
      delete(work);
    }
    return 0;
  }

  /** Before minutes of other measurements, not behind them. */
  private static void requireH2load() throws IOException, InterruptedException {
    try {
      var _ = run(List.of("h2load", "--version"));
    } catch (IOException e) {
      throw new IOException("h2load is missing; install it: apt-get install -y nghttp2-client", e);
    }
  }

  private EirFigures served(Path work, EquipmentList list, InProcessRates inProcess)
      throws IOException, InterruptedException {
    Path file = work.resolve("list.csv");
    list.write(file);
    Path home = Path.of(System.getProperty("signalbox.home", "."));
    Path data = work.resolve("data");
    EirFigures.Import imported = imported(home, data, file);
    long begun = System.nanoTime();
    try (EirServer server = EirServer.start(home, data)) {
      long ready = millisSince(begun);
      String resource = "http://" + server.address("sbi.listen") + EquipmentStatusService.PATH;
      awaitAnswer(resource + "?pei=imei-" + Imei.digits(EquipmentList.first()) + "0");
      EirFigures.Start start =
          new EirFigures.Start(ready, millisSince(begun), server.residentMegabytes());
      Path questions = work.resolve("questions.txt");
      EquipmentQuestions.write(list, QUESTIONS, resource, questions);
      long[] rates = rates(questions);
      return new EirFigures(
          list.entries(),
          inProcess.one(),
          inProcess.all(),
          imported,
          start,
          new EirFigures.OverHttp(rates[0], rates[COUNTED - 1], server.residentMegabytes()));
    }
  }

  /** Into a running node, as an operator does it. */
  private static EirFigures.Import imported(Path home, Path data, Path file)
      throws IOException, InterruptedException {
    try (EirServer server = EirServer.start(home, data)) {
      long begun = System.nanoTime();
      run(
          List.of(
              home.resolve("signalbox").toString(),
              "eir",
              "import",
              "--data",
              data.toString(),
              file.toString()));
      return new EirFigures.Import(
          millisSince(begun), server.residentMegabytes(), server.largestMegabytes());
    }
  }

  private static long millisSince(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }

  /** Before the register is loaded the answer is 503. */
  private static void awaitAnswer(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      while (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 503) {
        Thread.sleep(5);
      }
    }
  }

  /** The lowest first. */
  private long[] rates(Path questions) throws IOException, InterruptedException {
    long[] rates = new long[COUNTED];
    for (int i = 0; i < COUNTED; i++) {
      rates[i] = rate(questions, i == 0 ? warmUp : 1);
    }
    Arrays.sort(rates);
    return rates;
  }

  private long rate(Path questions, int warmUpSeconds) throws IOException, InterruptedException {
    String output =
        run(
            List.of(
                "h2load",
                "-D",
                Integer.toString(seconds),
                "--warm-up-time",
                Integer.toString(warmUpSeconds),
                "-c",
                "8",
                "-m",
                "32",
                "-t",
                "1",
                "-i",
                questions.toString()));
    requireAllAnswered(output);
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new IOException("h2load told no rate:\n" + output);
    }
    return Math.round(Double.parseDouble(rate.group(1)));
  }

  /** A figure of refusals, or of answers that never came, is none. */
  static void requireAllAnswered(String output) throws IOException {
    Matcher requests = REQUESTS.matcher(output);
    Matcher codes = CODES.matcher(output);
    if (!requests.find() || !codes.find()) {
      throw new IOException("h2load did not tell its answers:\n" + output);
    }
    boolean isWhole =
        requests.group(1).equals("0")
            && requests.group(2).equals("0")
            && codes.group(1).equals("0")
            && codes.group(2).equals("0")
            && codes.group(3).equals("0");
    if (!isWhole) {
      throw new IOException("not every check was answered with 2xx:\n" + output);
    }
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed:\n" + output);
    }
    return output;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
