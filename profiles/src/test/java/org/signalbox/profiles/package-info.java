/** Tests of filters, attributes and chargers. */
@NullMarked
package org.signalbox.profiles;

import org.jspecify.annotations.NullMarked;
