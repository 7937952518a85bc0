@NullMarked
package org.signalbox.ocs.control;

import org.jspecify.annotations.NullMarked;
