package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.SourcePosition;
import org.signalbox.dra.freediameter.FreeDiameterConfig.ConnectPeer;
import org.signalbox.dra.freediameter.FreeDiameterConfig.Families;
import org.signalbox.dra.freediameter.FreeDiameterConfig.Timers;

/** Reads {@code ConnectPeer} statements; what they leave out comes from the whole at the end. */
final class PeerParser {

  private static final int MAX_SECONDS = 1_000_000;

  private final List<Draft> drafts = new ArrayList<>();

  /** A peer as written, before the defaults of the whole are known. */
  private static final class Draft {
    private final String identity;
    private final SourcePosition position;
    private final FamilyFlags families = new FamilyFlags();
    private final List<String> addresses = new ArrayList<>();
    private Optional<String> realm = Optional.empty();
    private Optional<Integer> port = Optional.empty();
    private Optional<Integer> reconnectSeconds = Optional.empty();
    private Optional<Integer> watchdogSeconds = Optional.empty();
    private Optional<String> priorities = Optional.empty();
    private boolean noTls;
    private boolean oldTls;

    Draft(String identity, SourcePosition position) {
      this.identity = identity;
      this.position = position;
    }

    ConnectPeer finish(Families whole, Timers timers) {
      return new ConnectPeer(
          identity,
          realm,
          port,
          addresses,
          families.of(whole),
          noTls,
          oldTls,
          new Timers(
              reconnectSeconds.orElse(timers.reconnectSeconds()),
              watchdogSeconds.orElse(timers.watchdogSeconds())),
          priorities,
          position);
    }
  }

  /** Reads on behind the keyword. */
  void read(TokenReader in) {
    in.expect('=');
    SourcePosition position = in.peek().position();
    Draft draft = new Draft(in.string("a peer's identity"), position);
    if (drafts.stream().anyMatch(other -> other.identity.equalsIgnoreCase(draft.identity))) {
      in.report(position, "a second peer \"" + draft.identity + "\"", "each identity once");
    }
    drafts.add(draft);
    if (in.takes('{')) {
      while (!in.takes('}')) {
        options(draft, in);
      }
    }
    in.expect(';');
  }

  List<ConnectPeer> finish(Families whole, Timers timers) {
    return drafts.stream().map(draft -> draft.finish(whole, timers)).toList();
  }

  /** Reads one option; a wrong one is reported and the next is read. */
  private static void options(Draft draft, TokenReader in) {
    if (in.atEnd()) {
      throw in.unreadable("'}' to close the peer's options");
    }
    try {
      option(draft, in);
      in.expect(';');
    } catch (TokenReader.Unreadable e) {
      in.skipOption();
    }
  }

  private static void option(Draft draft, TokenReader in) {
    if (draft.families.take(in)) {
      return;
    }
    if (in.takes("No_TLS")) {
      draft.noTls = true;
    } else if (in.takes("TLS_old_method")) {
      draft.oldTls = true;
    } else {
      valued(draft, in);
    }
  }

  private static void valued(Draft draft, TokenReader in) {
    if (in.takes("ConnectTo")) {
      in.expect('=');
      draft.addresses.add(in.string("an address or name"));
    } else if (in.takes("Realm")) {
      in.expect('=');
      draft.realm = Optional.of(in.string("a realm"));
    } else if (in.takes("Port")) {
      in.expect('=');
      draft.port = Optional.of(in.integer("a port", 1, 65_535));
    } else if (in.takes("TcTimer")) {
      in.expect('=');
      draft.reconnectSeconds = Optional.of(in.integer("seconds", 1, MAX_SECONDS));
    } else if (in.takes("TwTimer")) {
      in.expect('=');
      draft.watchdogSeconds = Optional.of(in.integer("seconds", 1, MAX_SECONDS));
    } else if (in.takes("TLS_Prio")) {
      in.expect('=');
      draft.priorities = Optional.of(in.string("a priority expression"));
    } else {
      throw in.unreadable("a peer's option (ConnectTo, Port, Realm, No_TLS, TcTimer, ...)");
    }
  }
}
