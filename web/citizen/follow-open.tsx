export default function Page() {
  return <main id="main">follow-open</main>
}
