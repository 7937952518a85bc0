package org.signalbox.dra.role;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.core.Invariant;
import org.signalbox.diameter.dictionary.ApplicationDefinition;
import org.signalbox.diameter.dictionary.CommandDefinition;
import org.signalbox.diameter.dictionary.Dictionary;

/** Reads {@code interfaces.table}, whose head explains its lines. Used by one thread. */
final class RoleTableReader {

  private static final String FILE = "interfaces.table";

  private final Dictionary dictionary = Dictionary.standard();
  private final List<ApplicationSides> finished = new ArrayList<>();
  private Optional<ApplicationDefinition> current = Optional.empty();
  private Set<String> clients = new HashSet<>();
  private Set<String> servers = new HashSet<>();
  private Map<Integer, CommandDirection> directions = new HashMap<>();

  List<ApplicationSides> readStandard() {
    InputStream in = RoleTableReader.class.getResourceAsStream(FILE);
    Invariant.check(in != null, FILE + " is in the program");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(line -> read(line.split("\\s+")));
      finish();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    return List.copyOf(finished);
  }

  private void read(String[] words) {
    List<String> rest = List.of(words).subList(1, words.length);
    switch (words[0]) {
      case "application" -> begin(rest.getFirst());
      case "client" -> clients.addAll(rest);
      case "server" -> servers.addAll(rest);
      case "to-server" -> direct(rest, CommandDirection.TO_SERVER);
      case "to-client" -> direct(rest, CommandDirection.TO_CLIENT);
      case "both" -> direct(rest, CommandDirection.BOTH);
      default -> Invariant.check(false, FILE + " has no line that begins with " + words[0]);
    }
  }

  private void begin(String name) {
    finish();
    current = dictionary.application(name);
    Invariant.check(current.isPresent(), "the application " + name + " is in the dictionary");
  }

  private void finish() {
    current.ifPresent(application ->
        finished.add(
            new ApplicationSides(
                application.id(), application.name(), clients, servers, directions)));
    clients = new HashSet<>();
    servers = new HashSet<>();
    directions = new HashMap<>();
  }

  private void direct(List<String> names, CommandDirection direction) {
    for (String name : names) {
      List<CommandDefinition> commands =
          dictionary.commands(name).stream()
              .filter(command -> current.isPresent() && command.isOf(current.get().id()))
              .toList();
      Invariant.check(commands.size() == 1, "the application has one command " + name);
      directions.put(commands.getFirst().code(), direction);
    }
  }
}
