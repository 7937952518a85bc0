package org.signalbox.ocs.message;

import java.util.OptionalLong;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;

/** Writes the requests that the server sends to a client of its own accord. All methods pure. */
public final class ServerRequestEncoder {

  /** Re-Auth (RFC 8506 §5.5). */
  public static final int RE_AUTH = 258;

  /** Abort-Session (RFC 6733 §8.5). */
  public static final int ABORT_SESSION = 274;

  private static final AvpKey RE_AUTH_REQUEST_TYPE = AvpKey.of(285);
  private static final int AUTHORIZE_ONLY = 0;

  private ServerRequestEncoder() {}

  /**
   * Asks the client to report what was used and to ask anew.
   *
   * @param ratingGroup the service that is meant; empty for all of the session
   */
  public static DiameterMessage reauthorize(
      SessionOwner owner, OptionalLong ratingGroup, Origin local) {
    MessageBuilder out = begin(RE_AUTH, owner, local);
    out.integer32(RE_AUTH_REQUEST_TYPE, AUTHORIZE_ONLY);
    if (ratingGroup.isPresent()) {
      out.integer32(CreditControlAvp.RATING_GROUP, ratingGroup.getAsLong());
    }
    return out.build();
  }

  /** Asks the client to end the session. */
  public static DiameterMessage abort(SessionOwner owner, Origin local) {
    return begin(ABORT_SESSION, owner, local).build();
  }

  private static MessageBuilder begin(int command, SessionOwner owner, Origin local) {
    MessageBuilder out = DiameterMessage.request(CreditControlAnswerEncoder.APPLICATION, command);
    out.text(BaseAvp.SESSION_ID, owner.sessionId());
    out.origin(local);
    out.text(BaseAvp.DESTINATION_REALM, owner.realm());
    out.text(BaseAvp.DESTINATION_HOST, owner.host().text());
    out.integer32(BaseAvp.AUTH_APPLICATION_ID, CreditControlAnswerEncoder.APPLICATION);
    return out;
  }
}
