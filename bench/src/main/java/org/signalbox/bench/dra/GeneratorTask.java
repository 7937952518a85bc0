package org.signalbox.bench.dra;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a generator shall do.
 *
 * @param relay where to connect
 * @param relayPid whose CPU time and memory are taken
 * @param certificates of the clients, where TLS is spoken
 * @param load how much
 * @param seconds of counting, after a warm-up
 */
record GeneratorTask(
    InetSocketAddress relay,
    Optional<Long> relayPid,
    Optional<Path> certificates,
    RelayLoad load,
    int seconds) {

  private static final String NONE = "-";

  /** As arguments of the generator's process. */
  List<String> arguments() {
    return List.of(
        relay.getHostString(),
        Integer.toString(relay.getPort()),
        relayPid.map(pid -> Long.toString(pid)).orElse(NONE),
        certificates.map(Path::toString).orElse(NONE),
        Integer.toString(load.connections()),
        Integer.toString(load.inFlight()),
        Integer.toString(load.ratePerSecond()),
        Integer.toString(seconds));
  }

  static GeneratorTask of(String[] a) {
    return new GeneratorTask(
        new InetSocketAddress(a[0], Integer.parseInt(a[1])),
        given(a[2]).map(Long::valueOf),
        given(a[3]).map(Path::of),
        new RelayLoad(Integer.parseInt(a[4]), Integer.parseInt(a[5]), Integer.parseInt(a[6])),
        Integer.parseInt(a[7]));
  }

  private static Optional<String> given(String argument) {
    return argument.equals(NONE) ? Optional.empty() : Optional.of(argument);
  }
}
