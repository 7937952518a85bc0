package org.signalbox.rating;

/**
 * The kind of usage a record measures.
 *
 * @param text the name clients use, such as {@code *voice}; not empty
 */
public record TypeOfRecord(String text) {

  public static final TypeOfRecord VOICE = new TypeOfRecord("*voice");
  public static final TypeOfRecord DATA = new TypeOfRecord("*data");
  public static final TypeOfRecord SMS = new TypeOfRecord("*sms");
  public static final TypeOfRecord MMS = new TypeOfRecord("*mms");
  public static final TypeOfRecord GENERIC = new TypeOfRecord("*generic");
  public static final TypeOfRecord MONETARY = new TypeOfRecord("*monetary");

  /**
   * Whether usage passes with the clock, so that timings and activations split it. All other kinds
   * are priced as at their start.
   */
  public boolean isTimed() {
    return text.equals(VOICE.text);
  }
}
