package org.signalbox.dra.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.config.yaml.Located;
import org.signalbox.core.NearestName;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.dra.number.NumberKind;
import org.signalbox.dra.number.NumberTable;
import org.signalbox.dra.rule.Destination;
import org.signalbox.dra.rule.PeerGroup;

/**
 * The names that a file gives, and which of them are used. A destination is written as
 *
 * <pre>
 * hss                  a group, else a peer
 * realm:NAME           the peers of a realm
 * table:NAME           what a table says of the subscriber
 * destination-host     the peer that the request names
 * destination-realm    the peers of the realm that the request names
 * </pre>
 */
final class Names {

  private static final String REALM = "realm:";
  private static final String TABLE = "table:";

  private final FileFindings findings;
  private final Map<String, PeerEntry> peers = new LinkedHashMap<>();
  private final List<AcceptRule> accepted = new ArrayList<>();
  private final Map<String, Named<PeerGroup>> groups = new LinkedHashMap<>();
  private final Map<String, Named<NumberTableOf>> tables = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  /** Something with a place in the file. */
  record Named<T>(T value, SourcePosition position) {}

  /** A table with the kind of number that it is searched by. */
  record NumberTableOf(NumberKind kind, NumberTable<Destination.TableTarget> table) {}

  Names(FileFindings findings) {
    this.findings = findings;
  }

  void add(PeerEntry peer) {
    peers.put(peer.config().identity().key(), peer);
  }

  void add(AcceptRule rule) {
    accepted.add(rule);
  }

  void add(PeerGroup group, SourcePosition position) {
    groups.put(group.name(), new Named<>(group, position));
  }

  void add(String name, NumberTableOf table, SourcePosition position) {
    tables.put(name, new Named<>(table, position));
  }

  /** The listed peers in the order of the file. */
  List<PeerEntry> peers() {
    return List.copyOf(peers.values());
  }

  List<AcceptRule> accepted() {
    return accepted;
  }

  Map<String, Named<PeerGroup>> groups() {
    return groups;
  }

  Map<String, Named<NumberTableOf>> tables() {
    return tables;
  }

  boolean isUsed(String name) {
    return used.contains(name);
  }

  Optional<PeerGroup> group(String name) {
    return Optional.ofNullable(groups.get(name)).map(Named::value);
  }

  /** A peer that is listed, or that may connect by a pattern. */
  Optional<DiameterIdentity> peer(String name) {
    PeerEntry listed = peers.get(name.toLowerCase(Locale.ROOT));
    if (listed != null) {
      return Optional.of(listed.config().identity());
    }
    return Optional.of(name)
        .filter(DiameterIdentity::isValid)
        .map(DiameterIdentity::of)
        .filter(identity -> accepted.stream().anyMatch(rule -> rule.identities().covers(identity)));
  }

  /** What the file says of a peer: of itself, else by the first pattern that covers it. */
  PeerTraits traits(DiameterIdentity peer) {
    PeerEntry listed = peers.get(peer.key());
    if (listed != null) {
      return listed.traits();
    }
    return accepted.stream()
        .filter(rule -> rule.identities().covers(peer))
        .findFirst()
        .map(AcceptRule::traits)
        .orElse(PeerTraits.NONE);
  }

  /** A table by its name; a problem when there is none. */
  Optional<NumberTableOf> table(Located<String> name) {
    Named<NumberTableOf> known = tables.get(name.value());
    if (known == null) {
      findings.problem(
          name.position(),
          "the table \"" + name.value() + "\"",
          NearestName.of(name.value(), tables.keySet())
              .map(nearest -> "a table; the nearest is \"" + nearest + "\"")
              .orElse("a table of the section tables"));
      return Optional.empty();
    }
    used.add(TABLE + name.value());
    return Optional.of(known.value());
  }

  /** A destination of a route. */
  Optional<Destination> destination(Located<String> text) {
    return switch (text.value()) {
      case "destination-host" -> Optional.of(new Destination.HostOfRequest());
      case "destination-realm" -> Optional.of(new Destination.RealmOfRequest());
      default ->
          text.value().startsWith(TABLE)
              ? table(new Located<>(text.value().substring(TABLE.length()), text.position()))
                  .map(of ->
                      new Destination.OfTable(
                          text.value().substring(TABLE.length()), of.kind(), of.table()))
              : fixedDestination(text);
    };
  }

  /** A destination that does not depend on the request. */
  Optional<Destination> fixedDestination(Located<String> text) {
    String written = text.value();
    if (written.startsWith(REALM) && DiameterIdentity.isValid(written.substring(REALM.length()))) {
      return Optional.of(new Destination.OneRealm(written.substring(REALM.length())));
    }
    Optional<PeerGroup> group = group(written);
    if (group.isPresent()) {
      used.add(written);
      return Optional.of(new Destination.OneGroup(group.get()));
    }
    Optional<DiameterIdentity> peer = peer(written);
    if (peer.isPresent()) {
      return Optional.of(new Destination.OnePeer(peer.get()));
    }
    findings.problem(
        text.position(), "\"" + written + "\"", "a group or a peer" + nearest(written));
    return Optional.empty();
  }

  private String nearest(String written) {
    Set<String> known = new HashSet<>(groups.keySet());
    peers.values().forEach(peer -> known.add(peer.config().identity().text()));
    return NearestName.of(written, known)
        .map(name -> "; the nearest is \"" + name + "\"")
        .orElse(" of this file, realm:NAME, table:NAME, destination-host or destination-realm");
  }

  /** The nearest name of a peer, as the end of a sentence; empty when none is near. */
  String nearestPeer(String written) {
    List<String> known =
        peers.values().stream().map(peer -> peer.config().identity().text()).toList();
    return NearestName.of(written, known)
        .map(name -> "; the nearest is \"" + name + "\"")
        .orElse("");
  }

  void use(String name) {
    used.add(name);
  }
}
