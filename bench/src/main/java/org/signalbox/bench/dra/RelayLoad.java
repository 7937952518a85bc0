package org.signalbox.bench.dra;

/**
 * A load. Closed loop: each connection keeps so many requests under way. Open loop: requests leave
 * at a fixed rate whatever comes back.
 *
 * @param connections of clients
 * @param inFlight on each connection; 0 in an open loop
 * @param ratePerSecond of all connections together; 0 in a closed loop
 */
record RelayLoad(int connections, int inFlight, int ratePerSecond) {

  static RelayLoad closed(int connections, int inFlight) {
    return new RelayLoad(connections, inFlight, 0);
  }

  static RelayLoad open(int ratePerSecond) {
    return new RelayLoad(1, 0, ratePerSecond);
  }

  boolean isOpen() {
    return ratePerSecond > 0;
  }

  String shown() {
    if (isOpen()) {
      return "open loop, %,d/s".formatted(ratePerSecond);
    }
    return connections == 1
        ? "1 connection, %,d in flight".formatted(inFlight)
        : "%,d connections x %,d in flight".formatted(connections, inFlight);
  }
}
