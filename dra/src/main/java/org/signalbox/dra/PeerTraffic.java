package org.signalbox.dra;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.peer.PeerStatus;

/**
 * What went between the agent and one peer since the agent started, by application and command. At
 * most {@value #MAX_COMMANDS} commands are told apart, so that a peer cannot fill the memory with
 * invented ones; the rest counts as command 0 of application 0. Any thread may count and read.
 */
public final class PeerTraffic {

  private static final int MAX_COMMANDS = 64;

  private final Map<Long, CommandTraffic> commands = new ConcurrentHashMap<>();
  private final Map<Occurrence, LongAdder> occurrences = new ConcurrentHashMap<>();
  private final Map<PeerStatus, LongAdder> changes = new ConcurrentHashMap<>();

  PeerTraffic() {}

  /**
   * A command of an application.
   *
   * @param application the application id
   * @param code the command code
   */
  public record Command(int application, int code) {}

  CommandTraffic of(int application, int command) {
    long key = ((long) application << Integer.SIZE) | command;
    CommandTraffic known = commands.get(key);
    if (known != null) {
      return known;
    }
    long kept = commands.size() < MAX_COMMANDS ? key : 0;
    return commands.computeIfAbsent(kept, k -> new CommandTraffic());
  }

  void occurred(Occurrence occurrence) {
    occurrences.computeIfAbsent(occurrence, o -> new LongAdder()).increment();
  }

  void became(PeerStatus status) {
    changes.computeIfAbsent(status, s -> new LongAdder()).increment();
  }

  /** How often the peer came to a status. */
  public long changesTo(PeerStatus status) {
    return Optional.ofNullable(changes.get(status)).map(LongAdder::sum).orElse(0L);
  }

  /** How often something happened with this peer. */
  public long count(Occurrence occurrence) {
    return Optional.ofNullable(occurrences.get(occurrence)).map(LongAdder::sum).orElse(0L);
  }

  /** Every command that was met. */
  public Map<Command, CommandTraffic> commands() {
    Map<Command, CommandTraffic> found = new ConcurrentHashMap<>();
    commands.forEach((key, traffic) ->
        found.put(new Command((int) (key >> Integer.SIZE), key.intValue()), traffic));
    return found;
  }

  /** A count over all commands. */
  public long sum(ToLongFunction<CommandTraffic> count) {
    return commands.values().stream().mapToLong(count).sum();
  }
}
