package org.signalbox.dra.freediameter;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.RoutingRequest;

/**
 * Takes the next realm out of a decorated user name: {@code other!user@ours}, addressed to our
 * realm and to no host, goes on as {@code user@other} to the realm {@code other} (RFC 5729 §4.1).
 * Immutable; any thread.
 */
final class DecoratedNai {

  private final String realm;

  DecoratedNai(String realm) {
    this.realm = realm;
  }

  /** The request for the next realm; empty when there is nothing to take out. */
  Optional<DiameterMessage> undecorated(RoutingRequest request) {
    boolean isForUs =
        request.destinationHost().isEmpty()
            && request.destinationRealm().filter(realm::equalsIgnoreCase).isPresent();
    if (!isForUs) {
      return Optional.empty();
    }
    return request.message().avps().text(BaseAvp.USER_NAME).flatMap(name -> next(request, name));
  }

  private static Optional<DiameterMessage> next(RoutingRequest request, String name) {
    int mark = name.indexOf('!');
    int at = name.lastIndexOf('@');
    if (mark <= 0 || at <= mark + 1) {
      return Optional.empty();
    }
    String nextRealm = name.substring(0, mark);
    String user = name.substring(mark + 1, at) + "@" + nextRealm;
    return Optional.of(
        request
            .message()
            .edit()
            .set(text(request, BaseAvp.USER_NAME, user))
            .set(text(request, BaseAvp.DESTINATION_REALM, nextRealm))
            .build());
  }

  /** The AVP with another text and the flags it came with. */
  private static Avp text(RoutingRequest request, AvpKey key, String text) {
    int flags = request.message().avps().first(key).map(Avp::flags).orElse(Avp.MANDATORY);
    return Avp.of(key, flags, text.getBytes(StandardCharsets.UTF_8));
  }
}
