package org.signalbox.app.internal.ocs;

import java.util.function.Consumer;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpWriter;

/** What a walk uses. */
public sealed interface CreditService {

  /** E.164 as an Address-Type (TS 32.299 §7.2.9). */
  int MSISDN = 1;

  /** Service-Context-Id. */
  String context();

  /** What is written beside a number of units, such as {@code s}. */
  String unit();

  /** The AVP of a number of units. */
  AvpKey units();

  /** Writes a number of units, in the width that their AVP has. */
  default void write(AvpWriter to, long count) {
    to.integer64(units(), count);
  }

  /** Rating-Group of the service. */
  int ratingGroup();

  /** What Service-Information holds. */
  Consumer<AvpWriter> information(String subscriber);

  /**
   * A call (TS 32.260).
   *
   * @param called the number that is called
   */
  record Call(String called) implements CreditService {

    @Override
    public String context() {
      return "32260@3gpp.org";
    }

    @Override
    public String unit() {
      return "s";
    }

    @Override
    public AvpKey units() {
      return CreditAvp.TIME;
    }

    @Override
    public void write(AvpWriter to, long count) {
      to.integer32(units(), count);
    }

    @Override
    public int ratingGroup() {
      return 100;
    }

    @Override
    public Consumer<AvpWriter> information(String subscriber) {
      return service ->
          service.group(
              CreditAvp.IMS_INFORMATION,
              ims -> {
                ims.integer32(CreditAvp.ROLE_OF_NODE, 0);
                ims.integer32(CreditAvp.NODE_FUNCTIONALITY, 0);
                ims.text(CreditAvp.CALLING_PARTY, "tel:" + subscriber);
                ims.text(CreditAvp.CALLED_PARTY, "tel:" + called);
              });
    }
  }

  /**
   * A data session (TS 32.251).
   *
   * @param apn the access point's name
   */
  record Data(String apn) implements CreditService {

    @Override
    public String context() {
      return "32251@3gpp.org";
    }

    @Override
    public String unit() {
      return "octets";
    }

    @Override
    public AvpKey units() {
      return CreditAvp.TOTAL_OCTETS;
    }

    @Override
    public int ratingGroup() {
      return 1;
    }

    @Override
    public Consumer<AvpWriter> information(String subscriber) {
      return service ->
          service.group(CreditAvp.PS_INFORMATION, ps -> ps.text(CreditAvp.CALLED_STATION, apn));
    }
  }

  /**
   * Short messages (TS 32.274), debited at once.
   *
   * @param recipient the number that gets them
   */
  record Messages(String recipient) implements CreditService {

    @Override
    public String context() {
      return "32274@3gpp.org";
    }

    @Override
    public String unit() {
      return "messages";
    }

    @Override
    public AvpKey units() {
      return CreditAvp.SERVICE_UNITS;
    }

    @Override
    public int ratingGroup() {
      return 10;
    }

    @Override
    public Consumer<AvpWriter> information(String subscriber) {
      return service ->
          service.group(
              CreditAvp.SMS_INFORMATION,
              sms ->
                  sms.group(
                      CreditAvp.RECIPIENT_INFO,
                      info ->
                          info.group(
                              CreditAvp.RECIPIENT_ADDRESS,
                              address -> {
                                address.integer32(CreditAvp.ADDRESS_TYPE, MSISDN);
                                address.text(CreditAvp.ADDRESS_DATA, recipient);
                              })));
    }
  }
}
