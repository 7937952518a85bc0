package org.signalbox.bench.dra;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the bench. */
@Command(
    name = "signalbox bench dra",
    description = {
      "Loads the routing agent and, in its place, Debian's freeDiameterd with the same files:"
          + " generator, relay and responder are processes of this machine.",
      "CPU us is the relay's CPU time for one transaction: a request and its answer relayed."
    },
    mixinStandardHelpOptions = true)
public final class DraCommand implements Callable<Integer> {

  private static final int CANNOT = 2;
  private static final String DAEMON = "freeDiameterd";

  @Option(names = "--seconds", description = "Of counting in each run; ${DEFAULT-VALUE}.")
  private int seconds = 3;

  @Option(names = "--runs", description = "Of each case; ${DEFAULT-VALUE}. The median counts.")
  private int runs = 3;

  @Option(names = "--json", description = "One JSON object instead of tables.")
  private boolean json;

  @Option(
      names = "--only",
      paramLabel = "CASE",
      description =
          "A part: traffic, high rate, rules, peers, tls, decisions, or a load or relay as the"
              + " table names it.")
  private Optional<String> only = Optional.empty();

  @Option(
      names = "--soak",
      paramLabel = "MINUTES",
      description = "Only watches the agent's memory under load for so long.")
  private Optional<Integer> soak = Optional.empty();

  @Option(names = "--no-reference", description = "Leaves freeDiameterd out.")
  private boolean withoutReference;

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean compares = !withoutReference && soak.isEmpty();
    if (compares && !isInstalled()) {
      System.err.println(
          DAEMON + " is not installed: apt-get install freediameter, or take --no-reference");
      return CANNOT;
    }
    Optional<InetAddress> inside = PrivateNetwork.address();
    if (inside.isEmpty()) {
      Optional<Integer> status = PrivateNetwork.runInside();
      if (status.isPresent()) {
        return status.get();
      }
      if (compares) {
        System.err.println(
            DAEMON
                + " refuses loopback addresses, and a network of its own cannot be made for it:"
                + " that needs root or user namespaces, and the programs unshare (util-linux) and"
                + " ip (iproute2). --no-reference measures without it.");
        return CANNOT;
      }
    }
    measure(inside.orElse(InetAddress.getLoopbackAddress()));
    return 0;
  }

  private static boolean isInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, DAEMON)));
  }

  private void measure(InetAddress host) throws IOException, InterruptedException {
    MachineState machine = MachineState.now();
    PrintStream text = json ? new PrintStream(PrintStream.nullOutputStream()) : System.out;
    text.printf("%s%n", machine.shown());
    Path home = Path.of(System.getProperty("signalbox.home", ".")).toAbsolutePath();
    Workplace workplace = Workplace.prepare(home, host);
    List<CaseLine> all = new ArrayList<>();
    List<DecisionTable.Line> decisions = List.of();
    Optional<SoakRun.Result> soaked = Optional.empty();
    if (soak.isPresent()) {
      soaked = Optional.of(new SoakRun(workplace, bar(SoakRun.steps())).run(soak.get()));
      text.print(SoakPlot.of(soaked.get()));
    } else {
      all.addAll(tables(workplace, text));
      if (only.isEmpty() || DecisionTable.NAME.equals(only.get())) {
        decisions = DecisionTable.measure(workplace, bar(DecisionTable.steps()));
        text.print(DecisionTable.text(decisions));
      }
    }
    String loadAtEnd = MachineState.now().load();
    text.printf("load at the end %s%n", loadAtEnd);
    if (json) {
      List<DraReport.Case> cases = all.stream().map(DraReport::of).toList();
      System.out.println(new DraReport(machine, loadAtEnd, cases, decisions, soaked).json());
    }
  }

  private List<CaseLine> tables(Workplace workplace, PrintStream text)
      throws IOException, InterruptedException {
    List<BenchGroup> groups =
        BenchGroup.all().stream()
            .map(group -> withoutReference ? group.withoutReference() : group)
            .map(group -> only.map(group::only).orElse(group))
            .filter(group -> group.cases() > 0)
            .toList();
    ProgressBar progress =
        bar(groups.stream().mapToInt(group -> RelayBench.steps(group, runs)).sum());
    text.printf(
        Locale.ROOT,
        "request of %d octets; each line is the median of %d runs of %d s, spread their distance%n",
        BenchMessages.REQUEST_LENGTH,
        runs,
        seconds);
    RelayBench bench = new RelayBench(workplace, new RelayBench.RunLength(runs, seconds), progress);
    List<CaseLine> all = new ArrayList<>();
    for (BenchGroup group : groups) {
      progress.clear();
      text.print(DraTable.head(group));
      List<CaseLine> lines = new ArrayList<>();
      bench.run(
          group,
          line -> {
            progress.clear();
            text.print(DraTable.row(line));
            lines.add(line);
          });
      progress.clear();
      text.print(DraTable.costs(lines));
      all.addAll(lines);
    }
    text.print(all.isEmpty() ? "" : LatencyPlot.of(all));
    return all;
  }

  private static ProgressBar bar(int steps) {
    boolean terminal = Boolean.getBoolean("signalbox.terminal");
    return new ProgressBar(System.err, terminal, steps);
  }
}
