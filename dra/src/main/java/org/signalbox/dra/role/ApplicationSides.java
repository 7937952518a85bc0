package org.signalbox.dra.role;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One application of the table.
 *
 * @param id the application id
 * @param name as the dictionary has it
 * @param clients the names of the roles that ask
 * @param servers the names of the roles that are asked
 * @param directions by command code
 */
record ApplicationSides(
    int id,
    String name,
    Set<String> clients,
    Set<String> servers,
    Map<Integer, CommandDirection> directions) {

  ApplicationSides {
    clients = Set.copyOf(clients);
    servers = Set.copyOf(servers);
    directions = Map.copyOf(directions);
  }

  /** The one side that may get a request; empty when both may or nothing is known of it. */
  Optional<Side> receiver(int commandCode) {
    return Optional.ofNullable(directions.get(commandCode)).flatMap(CommandDirection::receiver);
  }
}
