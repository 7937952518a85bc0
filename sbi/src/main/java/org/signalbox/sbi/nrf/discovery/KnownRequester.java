package org.signalbox.sbi.nrf.discovery;

import java.util.Optional;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.search.NfQuery;
import org.signalbox.sbi.http.SbiPeer;

/**
 * What the register knows of a requester: networks and slices that it does not tell are those of
 * its profile, so that silence opens nothing. What it does tell is taken at its word here; the
 * guard of requests compares it with the certificate where there is one. Any thread.
 */
final class KnownRequester {

  private static final String URN = "urn:uuid:";

  private final NfRegister register;

  KnownRequester(NfRegister register) {
    this.register = register;
  }

  /** A query with what is known of who asks: the instance that it tells, else its certificate's. */
  NfQuery complete(NfQuery query, SbiPeer peer) {
    NfRequester told = query.requester();
    return told.id()
        .or(() -> certified(peer))
        .flatMap(register::find)
        .map(NfEntry::profile)
        // Who stands between others asks in their name: its own profile says nothing of them.
        .filter(profile -> profile.type().equals(told.type()))
        .map(profile ->
            new NfQuery(
                query.target(), told.completed(profile), query.services(), query.condition()))
        .orElse(query);
  }

  private static Optional<NfInstanceId> certified(SbiPeer peer) {
    return peer.identity().stream()
        .flatMap(identity -> identity.uris().stream())
        .filter(uri -> uri.regionMatches(true, 0, URN, 0, URN.length()))
        .flatMap(uri -> NfInstanceId.parse(uri.substring(URN.length())).stream())
        .findFirst();
  }
}
