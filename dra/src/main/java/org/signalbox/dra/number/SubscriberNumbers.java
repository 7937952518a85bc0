package org.signalbox.dra.number;

import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * The IMSI and the MSISDN that a request is about, from wherever its application carries them:
 *
 * <ul>
 *   <li>User-Name: an IMSI (S6a, S13, Cx), or a network access identifier that holds one
 *   <li>Subscription-Id by its type (Gx, Gy, Ro, Rx), also inside Service-Information
 *   <li>Public-Identity (Cx), User-Identity (Sh) and User-Identifier (S6m, T4)
 *   <li>MSISDN as its octets (Sh, SLh, S6c)
 * </ul>
 *
 * <p>A Subscription-Id of the type END_USER_IMSI wins over all: it says that it is one. Then comes
 * the IMSI of a User-Name, which may be a login of digits where the application is another, then
 * the first of what is left. Read in one walk; immutable.
 *
 * @param imsi empty when there is none
 * @param msisdn international digits without plus; empty when there is none
 */
public record SubscriberNumbers(Digits imsi, Digits msisdn) {

  private static final int VENDOR_3GPP = 10_415;
  private static final int USER_NAME = 1;
  private static final int SUBSCRIPTION = 443;
  private static final int PUBLIC = 601;
  private static final int USER_IDENTITY = 700;
  private static final int MSISDN_OCTETS = 701;
  private static final int SERVICE_INFORMATION = 873;
  private static final int USER_IDENTIFIER = 3102;
  private static final AvpKey SUBSCRIPTION_ID = AvpKey.of(SUBSCRIPTION);
  private static final AvpKey SUBSCRIPTION_ID_TYPE = AvpKey.of(450);
  private static final AvpKey SUBSCRIPTION_ID_DATA = AvpKey.of(444);
  private static final AvpKey PUBLIC_IDENTITY = AvpKey.of(PUBLIC, VENDOR_3GPP);
  private static final AvpKey MSISDN = AvpKey.of(MSISDN_OCTETS, VENDOR_3GPP);

  /** Reads a message. */
  public static SubscriberNumbers of(DiameterMessage message) {
    Reading reading = new Reading();
    AvpCursor cursor = message.cursor();
    while (cursor.next()) {
      reading.take(cursor);
    }
    return new SubscriberNumbers(reading.bestImsi(), reading.msisdn);
  }

  /** The number of a kind; empty when there is none. */
  public Digits of(NumberKind kind) {
    return switch (kind) {
      case IMSI -> imsi;
      case MSISDN -> msisdn;
    };
  }

  /** What was found so far. */
  private static final class Reading {

    private Digits explicit = Digits.NONE;
    private Digits userName = Digits.NONE;
    private Digits imsi = Digits.NONE;
    private Digits msisdn = Digits.NONE;

    void take(AvpCursor cursor) {
      if (cursor.vendorId() == 0) {
        switch (cursor.code()) {
          case USER_NAME -> userName(imsiOf(cursor));
          case SUBSCRIPTION -> subscription(cursor.avp().group());
          default -> {}
        }
      } else if (cursor.vendorId() == VENDOR_3GPP) {
        switch (cursor.code()) {
          case PUBLIC -> publicIdentity(cursor.text());
          case USER_IDENTITY, USER_IDENTIFIER -> identity(cursor.avp().group());
          case MSISDN_OCTETS -> msisdn(SubscriberText.tbcd(cursor.data()));
          case SERVICE_INFORMATION ->
              cursor.avp().group().all(SUBSCRIPTION_ID).forEach(this::subscription);
          default -> {}
        }
      }
    }

    private Digits bestImsi() {
      if (!explicit.isEmpty()) {
        return explicit;
      }
      return userName.isEmpty() ? imsi : userName;
    }

    /** Most user names are digits alone, which need no string. */
    private static Digits imsiOf(AvpCursor userName) {
      Digits digits = Digits.of(userName);
      if (digits.isEmpty()) {
        return SubscriberText.imsi(userName.text());
      }
      return userName.dataLength() < SubscriberText.IMSI_LENGTH_MIN ? Digits.NONE : digits;
    }

    private void explicitImsi(Digits found) {
      explicit = explicit.isEmpty() ? found : explicit;
    }

    private void userName(Digits found) {
      userName = userName.isEmpty() ? found : userName;
    }

    private void imsi(Digits found) {
      imsi = imsi.isEmpty() ? found : imsi;
    }

    private void msisdn(Digits found) {
      msisdn = msisdn.isEmpty() ? found : msisdn;
    }

    private void subscription(Avp avp) {
      subscription(avp.group());
    }

    /** RFC 8506 §8.46 and §8.47. */
    private void subscription(AvpList group) {
      String data = group.text(SUBSCRIPTION_ID_DATA).orElse("");
      switch (group.integer32(SUBSCRIPTION_ID_TYPE).orElse(-1)) {
        case 0 -> msisdn(SubscriberText.e164(data));
        case 1 -> explicitImsi(Digits.of(data));
        case 2 -> publicIdentity(data);
        case 3 -> imsi(SubscriberText.imsi(data));
        default -> {}
      }
    }

    private void publicIdentity(String uri) {
      msisdn(SubscriberText.msisdnOfUri(uri));
      imsi(SubscriberText.imsiOfUri(uri));
    }

    /** User-Identity of Sh (TS 29.329 §6.3.1), User-Identifier of S6m (TS 29.336 §6.4.2). */
    private void identity(AvpList group) {
      group.first(PUBLIC_IDENTITY).map(Avp::text).ifPresent(this::publicIdentity);
      group.first(BaseAvp.USER_NAME).map(Avp::text).ifPresent(this::nestedUserName);
      group.first(MSISDN).map(avp -> SubscriberText.tbcd(avp.data())).ifPresent(this::msisdn);
    }

    private void nestedUserName(String text) {
      imsi(SubscriberText.imsi(text));
    }
  }
}
