package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.SourcePosition;
import org.signalbox.dra.freediameter.FreeDiameterConfig.Families;

/** The flags that switch address families and transports off, for the whole and for one peer. */
final class FamilyFlags {

  private boolean noIp;
  private boolean noIpv6;
  private boolean noTcp;
  private boolean noSctp;
  private boolean preferTcp;
  private final List<SourcePosition> places = new ArrayList<>();

  /** Takes a flag when one is next; the caller takes the semicolon. */
  boolean take(TokenReader in) {
    SourcePosition position = in.peek().position();
    boolean taken = takeAddressFamily(in) || takeTransport(in);
    if (taken) {
      places.add(position);
      rejectContradiction(in, position);
    }
    return taken;
  }

  private boolean takeAddressFamily(TokenReader in) {
    if (in.takes("No_IP")) {
      noIp = true;
      return true;
    }
    if (in.takes("No_IPv6")) {
      noIpv6 = true;
      return true;
    }
    return false;
  }

  private boolean takeTransport(TokenReader in) {
    if (in.takes("No_TCP")) {
      noTcp = true;
      return true;
    }
    if (in.takes("No_SCTP")) {
      noSctp = true;
      return true;
    }
    if (in.takes("Prefer_TCP")) {
      preferTcp = true;
      return true;
    }
    return false;
  }

  private void rejectContradiction(TokenReader in, SourcePosition position) {
    if (noIp && noIpv6) {
      in.report(position, "No_IP together with No_IPv6", "at most one of them");
    }
    if (noTcp && noSctp) {
      in.report(position, "No_TCP together with No_SCTP", "at most one of them");
    }
  }

  /** The families that remain of a whole. */
  Families of(Families whole) {
    return new Families(
        whole.ipv4() && !noIp,
        whole.ipv6() && !noIpv6,
        whole.tcp() && !noTcp,
        whole.sctp() && !noSctp,
        whole.preferTcp() || preferTcp);
  }

  /** Where the flags stand, in order. */
  List<SourcePosition> places() {
    return List.copyOf(places);
  }
}
