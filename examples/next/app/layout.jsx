import Script from "next/script";

export const metadata = { title: "connect-wizard in Next" };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <Script type="module" crossOrigin="anonymous" src="/examples/next/dist/connect-wizard/connect-wizard.js" />
        {children}
      </body>
    </html>
  );
}
