package org.signalbox.bench.dra;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that was measured, for machines.
 *
 * @param machine at the start
 * @param loadAtEnd of the machine
 * @param cases in the order of the table
 * @param decisions what routing alone costs
 * @param soak when there was one
 */
record DraReport(
    MachineState machine,
    String loadAtEnd,
    List<Case> cases,
    List<DecisionTable.Line> decisions,
    Optional<SoakRun.Result> soak) {

  /** A case with all its runs. */
  record Case(String group, String load, String relay, double cpuMicros, List<LoadFigures> runs) {}

  static Case of(CaseLine line) {
    return new Case(
        line.group().name(),
        line.load().shown(),
        line.relay().shown(),
        line.cpuMicros(),
        line.runs());
  }

  String json() {
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this);
  }
}
