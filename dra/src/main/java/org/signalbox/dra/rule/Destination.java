package org.signalbox.dra.rule;

import java.util.List;
import java.util.Optional;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.dra.number.NumberKind;
import org.signalbox.dra.number.NumberTable;

/** Where a request may be sent: gives its candidates, best first. Any thread. */
public sealed interface Destination {

  /** Adds the peers that may get the request. */
  void select(CandidateSelection selection);

  /** How it is written. */
  String shown();

  /** One peer. */
  record OnePeer(DiameterIdentity identity) implements Destination {

    @Override
    public void select(CandidateSelection selection) {
      selection.leadToPeers();
      selection.addNamed(identity.text(), "the route names it");
    }

    @Override
    public String shown() {
      return identity.text();
    }
  }

  /** A group's members by priority and weight. */
  record OneGroup(PeerGroup group) implements Destination {

    @Override
    public void select(CandidateSelection selection) {
      selection.leadToPeers();
      group.select(selection);
    }

    @Override
    public String shown() {
      return group.name();
    }
  }

  /** The peers of a realm; Destination-Realm becomes that realm. */
  record OneRealm(String realm) implements Destination {

    @Override
    public void select(CandidateSelection selection) {
      selection.rewriteRealm(realm);
      selection.addRealm(realm);
    }

    @Override
    public String shown() {
      return "realm:" + realm;
    }
  }

  /** What a table says of the request's subscriber. */
  record OfTable(String name, NumberKind kind, NumberTable<TableTarget> table)
      implements Destination {

    @Override
    public void select(CandidateSelection selection) {
      Optional<TableTarget> target = table.valueAt(selection.view().placeIn(table, kind));
      selection.step(
          () -> "table " + name,
          () ->
              target
                  .map(found -> "the " + kind.key() + " leads to " + found.to().shown())
                  .orElseGet(() ->
                      selection.view().number(kind).isEmpty()
                          ? "no " + kind.key()
                          : "no entry for the " + kind.key()),
          target.isPresent());
      if (target.isPresent()) {
        target.get().realm().ifPresent(selection::rewriteRealm);
        target.get().to().select(selection);
      }
    }

    @Override
    public String shown() {
      return "table:" + name;
    }
  }

  /**
   * What a table's entry leads to.
   *
   * @param to not a table again
   * @param realm what Destination-Realm becomes
   */
  record TableTarget(Destination to, Optional<String> realm) {}

  /** The peer that Destination-Host names, when it is connected. */
  record HostOfRequest() implements Destination {

    @Override
    public void select(CandidateSelection selection) {
      selection
          .destinationHost()
          .ifPresent(host -> selection.addNamed(host, "Destination-Host names it"));
    }

    @Override
    public String shown() {
      return "destination-host";
    }
  }

  /** The peers of the request's Destination-Realm. */
  record RealmOfRequest() implements Destination {

    @Override
    public void select(CandidateSelection selection) {
      selection.destinationRealm().ifPresent(selection::addRealm);
    }

    @Override
    public String shown() {
      return "destination-realm";
    }
  }

  /**
   * Where a request goes that no route names a destination for (RFC 6733 §6.1.6): the peer of
   * Destination-Host alone when it may get the request, else the peers of Destination-Realm.
   */
  record WhereItSays() implements Destination {

    private static final List<Destination> IN_TURN =
        List.of(new HostOfRequest(), new RealmOfRequest());

    @Override
    public void select(CandidateSelection selection) {
      for (Destination each : IN_TURN) {
        if (selection.isEmpty()) {
          each.select(selection);
        }
      }
    }

    @Override
    public String shown() {
      return "destination-host or destination-realm";
    }
  }

  /** The peers that this can lead to, of those that are named; for checks of files. */
  default List<DiameterIdentity> named() {
    return switch (this) {
      case OnePeer one -> List.of(one.identity());
      case OneGroup one -> one.group().members();
      case OneRealm _, OfTable _, HostOfRequest _, RealmOfRequest _, WhereItSays _ -> List.of();
    };
  }
}
