package org.treatmentcourse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** No request body above 1 MiB is read, whether it says its length or not. */
final class BodyLimit extends OncePerRequestFilter {
  static final int MAX = 1024 * 1024;
  private final ProblemWriter problems;

  BodyLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
    if (request.getContentLengthLong() > MAX) {
      problems.write(
          response, Problems.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", "body", "the body has " + request.getContentLengthLong() + " bytes, at most " + MAX + " are taken"));
      return;
    }
    chain.doFilter(new Limited(request), response);
  }

  /** More than the limit was sent. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super("the body has more than " + MAX + " bytes");
    }

    static @Nullable TooLarge in(@Nullable Throwable e) {
      return e == null ? null : e instanceof TooLarge found ? found : in(e.getCause());
    }
  }

  private static final class Limited extends HttpServletRequestWrapper {
    Limited(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream in = super.getInputStream();
      return new ServletInputStream() {
        private int left = MAX;

        @Override
        public int read() throws IOException {
          int b = in.read();
          count(b < 0 ? 0 : 1);
          return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          int n = in.read(buffer, offset, length);
          count(Math.max(0, n));
          return n;
        }

        private void count(int n) throws TooLarge {
          left -= n;
          if (left < 0) {
            throw new TooLarge();
          }
        }

        @Override
        public boolean isFinished() {
          return in.isFinished();
        }

        @Override
        public boolean isReady() {
          return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
          in.setReadListener(listener);
        }
      };
    }
  }
}
