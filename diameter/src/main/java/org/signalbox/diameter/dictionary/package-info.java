/**
 * Names, codes and types of AVPs, commands and applications, as data.
 *
 * <p>Starting points: {@link org.signalbox.diameter.dictionary.Dictionary} (look-ups), {@link
 * org.signalbox.diameter.dictionary.DictionaryNames} (names in operators' files), {@link
 * org.signalbox.diameter.dictionary.MessagePrinter} (a message for people). The data is in the
 * {@code .dict} resources beside this package; {@link
 * org.signalbox.diameter.dictionary.DictionaryReader} says what their lines mean.
 */
@NullMarked
package org.signalbox.diameter.dictionary;

import org.jspecify.annotations.NullMarked;
