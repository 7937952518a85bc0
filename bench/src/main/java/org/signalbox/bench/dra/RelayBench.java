package org.signalbox.bench.dra;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs groups of cases, one group's relays side by side. */
final class RelayBench {

  /** What makes compilers and pools ready for the figures. */
  private static final List<RelayLoad> WARM_UP =
      List.of(RelayLoad.closed(1, 100), RelayLoad.closed(20, 2), RelayLoad.closed(1, 1));

  private final Workplace workplace;
  private final RunLength length;
  private final ProgressBar progress;
  private int started;

  /**
   * How long everything takes.
   *
   * @param runs of each case
   * @param seconds of counting in each run
   */
  record RunLength(int runs, int seconds) {}

  RelayBench(Workplace workplace, RunLength length, ProgressBar progress) {
    this.workplace = workplace;
    this.length = length;
    this.progress = progress;
  }

  /** Steps of the progress bar that a group takes. */
  static int steps(BenchGroup group, int runs) {
    return group.relays().size() * WARM_UP.size() + group.cases() * runs;
  }

  /** Runs a group and hands on each case when it is done. */
  void run(BenchGroup group, Consumer<CaseLine> sink) throws IOException, InterruptedException {
    List<RelayProcess> relays = new ArrayList<>();
    try {
      for (RelaySetup setup : group.relays()) {
        progress.say("starting " + setup.shown());
        relays.add(RelayProcess.start(setup, workplace, started++));
      }
      for (RelayProcess relay : relays) {
        warmUp(relay);
      }
      for (RelayLoad load : group.loads()) {
        measure(group, load, relays).forEach(sink);
      }
    } finally {
      relays.forEach(RelayProcess::close);
    }
  }

  private void warmUp(RelayProcess relay) throws IOException {
    for (RelayLoad load : WARM_UP) {
      progress.step("warming up " + relay.setup().shown());
      if (!relay.setup().tls() || load.connections() == 1) {
        relay.drive(load, 1, workplace);
      }
    }
  }

  private List<CaseLine> measure(BenchGroup group, RelayLoad load, List<RelayProcess> relays)
      throws IOException {
    List<List<LoadFigures>> figures = new ArrayList<>();
    relays.forEach(relay -> figures.add(new ArrayList<>()));
    for (int run = 0; run < length.runs(); run++) {
      for (int i = 0; i < relays.size(); i++) {
        RelayProcess relay = relays.get(i);
        progress.step(load.shown() + ", " + relay.setup().shown());
        figures.get(i).add(relay.drive(load, length.seconds(), workplace));
      }
    }
    List<CaseLine> lines = new ArrayList<>();
    for (int i = 0; i < relays.size(); i++) {
      lines.add(new CaseLine(group, load, relays.get(i).setup(), figures.get(i)));
    }
    return lines;
  }
}
