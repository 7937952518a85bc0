package org.signalbox.bench.dra;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.signalbox.bench.dra.RelaySetup.Kind;

/**
 * Cases that are compared with each other: each load is run on each relay in turn, so that a
 * neighbour's work on the machine meets all of them alike.
 *
 * @param name also for {@code --only}
 * @param relays in the order of the table; the first is what rules are compared with
 * @param loads in the order of the table
 */
record BenchGroup(String name, List<RelaySetup> relays, List<RelayLoad> loads) {

  private static final RelayLoad HUNDRED = RelayLoad.closed(1, 100);

  /** Everything. */
  static List<BenchGroup> all() {
    List<BenchGroup> groups = new ArrayList<>();
    groups.add(
        new BenchGroup(
            "traffic",
            List.of(
                RelaySetup.plain(Kind.DIRECT),
                RelaySetup.plain(Kind.SIGNALBOX),
                RelaySetup.plain(Kind.FREEDIAMETER)),
            List.of(
                RelayLoad.closed(1, 1),
                RelayLoad.closed(1, 10),
                HUNDRED,
                RelayLoad.closed(1, 1_000),
                RelayLoad.closed(50, 2),
                RelayLoad.open(1_000),
                RelayLoad.open(5_000))));
    groups.add(
        new BenchGroup(
            "high rate",
            List.of(RelaySetup.plain(Kind.SIGNALBOX)),
            List.of(RelayLoad.open(50_000))));
    groups.add(new BenchGroup("rules", ruled(), List.of(HUNDRED)));
    groups.add(
        new BenchGroup(
            "peers",
            List.of(RelaySetup.plain(Kind.SIGNALBOX)),
            List.of(RelayLoad.closed(1_000, 1))));
    groups.add(
        new BenchGroup(
            "tls",
            List.of(RelaySetup.secure(Kind.SIGNALBOX), RelaySetup.secure(Kind.FREEDIAMETER)),
            List.of(RelayLoad.closed(1, 1), HUNDRED)));
    return groups;
  }

  private static List<RelaySetup> ruled() {
    List<RelaySetup> relays = new ArrayList<>();
    for (RuleSet rules : RuleSet.all()) {
      relays.add(RelaySetup.ruled(Kind.SIGNALBOX, rules));
    }
    for (RuleSet rules : List.of(RuleSet.none(), RuleSet.plain(1_000), RuleSet.expressions(50))) {
      relays.add(RelaySetup.ruled(Kind.FREEDIAMETER, rules));
    }
    return relays;
  }

  /** The same group without the daemon. */
  BenchGroup withoutReference() {
    return new BenchGroup(
        name, relays.stream().filter(relay -> !relay.isReference()).toList(), loads);
  }

  /** The part whose group, load or relay is named so; it may be empty. */
  BenchGroup only(String wanted) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    if (name.contains(lower)) {
      return this;
    }
    List<RelayLoad> named =
        loads.stream()
            .filter(load -> load.shown().toLowerCase(Locale.ROOT).contains(lower))
            .toList();
    List<RelaySetup> asked =
        relays.stream()
            .filter(relay -> relay.shown().toLowerCase(Locale.ROOT).contains(lower))
            .toList();
    return named.isEmpty()
        ? new BenchGroup(name, asked, loads)
        : new BenchGroup(name, relays, named);
  }

  int cases() {
    return relays.size() * loads.size();
  }
}
